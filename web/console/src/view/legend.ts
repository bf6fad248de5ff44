import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { t } from "../i18n";
import { alertMarkAddress, badgeAddress, vehicleIconAddress } from "../map/icons";
import { kindOf, lookOf } from "../map/kinds";
import { VEHICLE_STATES, ZONE_KINDS } from "../model";
import type { Vehicle, Zone, ZoneKind } from "../model";
import { countByState } from "../picture";
import { Part } from "./part";

/** Says what is drawn, and takes kinds of zones off the map; tells `kinds-hidden`. */
@customElement("hazmat-legend")
export class Legend extends Part {
  @property({ attribute: false }) zones: readonly Zone[] = [];
  @property({ attribute: false }) vehicles: ReadonlyMap<string, Vehicle> = new Map();
  @property({ attribute: false }) hiddenKinds: ReadonlySet<string> = new Set();

  /** How many vehicles have a pre-alert that holds. */
  @property({ attribute: false }) alerted = 0;

  /** False when only the vehicles in view are followed. */
  @property({ attribute: false }) everywhere = true;

  override render() {
    const counts = countByState(this.vehicles.values());
    return html`
      <details class="legend" data-testid="legend" ?open=${window.innerHeight >= 720 && window.innerWidth > 720}>
        <summary>${t("map.legend")}</summary>
        <h3>${t("map.vehicles")} <span class="quiet">${t(this.everywhere ? "map.inAll" : "map.inView", { count: this.vehicles.size })}</span></h3>
        <ul class="states">
          ${VEHICLE_STATES.map(
            (state) => html`<li>
              <img alt="" src=${vehicleIconAddress(state)} width="24" height="24" />${t(`state.${state}`)}
              <b data-testid="count-${state}">${counts[state]}</b>
            </li>`,
          )}
          <li><img alt="" src=${alertMarkAddress()} width="20" height="20" />${t("ahead.heading")}<b data-testid="count-ahead">${this.alerted}</b></li>
        </ul>
        <h3>${t("map.zones")}</h3>
        <ul>
          ${this.kinds().map((kind) => this.kind(kind))}
        </ul>
      </details>
    `;
  }

  private kinds(): (ZoneKind | "other")[] {
    const present = new Set(this.zones.map(kindOf));
    return [...ZONE_KINDS, "other" as const].filter((kind) => present.has(kind));
  }

  private kind(kind: ZoneKind | "other") {
    const name = t(`zoneKind.${kind}`);
    const classes = kind === "pipeline-hca" ? ([1, 2, 3] as const) : [];
    return html`<li>
      <label title=${t("map.showKind", { kind: name })}>
        <input type="checkbox" .checked=${!this.hiddenKinds.has(kind)} @change=${() => this.toggle(kind)} />
        <img alt="" src=${badgeAddress(kind)} width="18" height="18" />${name}
        ${classes.map(
          (hca) =>
            html`<span class="hca hca-${hca}" style="--colour:${lookOf(kind).colour}">${t(`hca.${hca}`)}</span>`,
        )}
      </label>
    </li>`;
  }

  private toggle(kind: string): void {
    const hidden = new Set(this.hiddenKinds);
    if (!hidden.delete(kind)) hidden.add(kind);
    this.tell("kinds-hidden", hidden);
  }
}
