import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Api } from "../api";
import { t } from "../i18n";
import type { Rule, Violation, Zone } from "../model";
import { Part } from "./part";

interface Crowd {
  violation: Violation;
  /** null while it is read, and where it cannot be. */
  now: number | null;
  most: number | null;
}

/** Where a rule of capacity is broken now: how many vehicles are there, as the explanation of the violation counts them. */
@customElement("hazmat-crowd")
export class CrowdCount extends Part {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) rule!: Rule;
  @property({ attribute: false }) zones: ReadonlyMap<string, Zone> = new Map();
  @property({ attribute: false }) violations: ReadonlyMap<string, Violation> = new Map();
  @state() private crowds: readonly Crowd[] = [];
  private read = "";

  override willUpdate(): void {
    const open = [...this.violations.values()].filter(({ rule, state: now }) => rule === this.rule.id && now === "open");
    const wanted = open.map(({ id, revision, end }) => `${id} ${revision} ${end ?? ""}`).join("\n");
    if (wanted === this.read) return;
    this.read = wanted;
    void this.count(open, wanted);
  }

  override render() {
    return html`
      <h3>${t("crowd.heading")}</h3>
      ${this.crowds.length === 0 ? html`<p class="quiet" data-testid="crowd">${t("crowd.none")}</p>` : nothing}
      ${this.crowds.map(({ violation, now, most }) => {
        const zone = this.zones.get(violation.zone ?? "")?.properties.name ?? violation.zone ?? "";
        return html`<p data-testid="crowd">
          ${zone}: <b>${t("crowd.now", { count: now ?? t("card.unknown"), most: most ?? t("card.unknown") })}</b>
        </p>`;
      })}
    `;
  }

  private async count(open: readonly Violation[], wanted: string): Promise<void> {
    const crowds = await Promise.all(
      open.map(async (violation) => {
        const explanation = await this.api.explanation(violation.id).catch(() => null);
        const now = explanation?.inside?.filter(({ to }) => to === null).length ?? null;
        return { violation, now, most: explanation?.maxVehicles ?? null };
      }),
    );
    if (this.read === wanted) this.crowds = crowds;
  }
}
