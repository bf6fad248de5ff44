import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Api } from "../api";
import { compassPoint, formatDateTime, formatDuration, formatPlace, formatTime, plateOf } from "../format";
import { label, t } from "../i18n";
import type { RegisteredVehicle, Rule, TrackFix, Vehicle, Violation, Waybill, Zone } from "../model";
import type { Picture } from "../picture";
import type { Ahead } from "../prealert";
import { durationOf } from "../violations";
import { aheadOfVehicle } from "./ahead";
import "./commands";
import "./explanation";
import { Part } from "./part";
import { plateChip, plateColourName } from "./plate";

/** What is known of one vehicle. Tells `card-closed`, `locate` and `violation-chosen`. */
@customElement("hazmat-card")
export class VehicleCard extends Part {
  /** The plate key. */
  @property({ attribute: false }) key = "";
  @property({ attribute: false }) vehicle: Vehicle | null = null;
  @property({ attribute: false }) registered: RegisteredVehicle | null = null;
  @property({ attribute: false }) waybill: Waybill | null = null;
  @property({ attribute: false }) track: readonly TrackFix[] | null = null;
  @property({ attribute: false }) failure = "";
  @property({ attribute: false }) picture!: Picture;
  @property({ attribute: false }) zones: ReadonlyMap<string, Zone> = new Map();
  /** The vehicle's pre-alerts that hold. */
  @property({ attribute: false }) ahead: readonly Ahead[] = [];
  @property({ attribute: false }) rules: ReadonlyMap<string, Rule> = new Map();
  @property({ attribute: false }) now = 0;
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) maySend = false;
  @property({ attribute: false }) mayExport = false;
  /** The violation that the card was opened for, which is explained. */
  @property({ attribute: false }) chosen: Violation | null = null;

  override render() {
    const { plate, color } = plateOf(this.key);
    const state = this.vehicle?.properties.state;
    return html`
      <section class="card" data-testid="vehicle-card" data-plate=${this.key} aria-label=${t("card.label", { plate })}>
        <header>
          <h2>${plateChip(this.key)} <span class="quiet">${plateColourName(color)}</span></h2>
          ${state ? html`<span class="state ${state}" data-testid="card-state">${t(`state.${state}`)}</span>` : nothing}
          <button class="icon" type="button" title=${t("card.close")} aria-label=${t("card.close")} data-testid="card-close" @click=${() => this.tell("card-closed")}>
            <wa-icon name="close"></wa-icon>
          </button>
        </header>
        ${this.failure ? html`<p class="failure" role="alert">${t("card.failed", { detail: this.failure })}</p>` : nothing}
        <dl>${this.load()} ${this.fix()} ${this.register()}</dl>
        ${this.explanation()} ${this.violations()} ${aheadOfVehicle(this.ahead, this)} ${this.commands()}
        <footer>
          <span class="quiet" data-testid="card-track">${this.trackSentence()}</span>
          <button class="icon" type="button" title=${t("card.locate")} aria-label=${t("card.locate")} ?disabled=${!this.vehicle} @click=${() => this.tell("locate")}>
            <wa-icon name="locate"></wa-icon>
          </button>
        </footer>
      </section>
    `;
  }

  private load() {
    const position = this.vehicle?.properties;
    const un = position?.unNumber ?? this.registered?.unNumber;
    const cargo = position?.cargoState ?? this.registered?.cargoState;
    const words = [un ? t("card.un", { number: un.replace(/^UN\s*/i, "") }) : "", cargo ? label("cargoState", cargo) : ""];
    return [
      row("operator", position?.operator ?? this.registered?.operator),
      row("cargo", words.filter(Boolean).join(" · ")),
    ];
  }

  private fix() {
    if (!this.vehicle) return row("place", t("card.notShown"));
    const { speedKmh, direction, time, receivedAt } = this.vehicle.properties;
    const [lon, lat] = this.vehicle.geometry.coordinates;
    const speed = t("card.kmh", { value: Math.round(speedKmh * 10) / 10 });
    return [
      row("speed", `${speed} · ${label("compass", compassPoint(direction))} ${Math.round(direction)}°`),
      row("fixTime", formatDateTime(time)),
      row("receivedAt", formatDateTime(receivedAt)),
      row("place", formatPlace(lon, lat)),
    ];
  }

  private register() {
    return [
      this.registered ? row("phone", this.registered.phoneNumber) : nothing,
      this.waybill ? row("waybill", describe(this.waybill)) : nothing,
      this.told(),
    ];
  }

  /** What the terminal says of its driver and its load. */
  private told() {
    const { driver, reportedWaybill } = this.registered ?? {};
    const since = driver ? t("card.since", { time: formatTime(driver.since, this.now) }) : "";
    return [
      driver ? row("driver", [driver.name, driver.certificate, since].filter(Boolean).join(" · ")) : nothing,
      reportedWaybill ? row("reportedWaybill", shorten(reportedWaybill.text ?? reportedWaybill.raw ?? "")) : nothing,
    ];
  }

  private violations() {
    const open = this.openViolations();
    return html`
      <h3>${t("card.violations")} ${open.length > 0 ? html`<span class="count alarm">${open.length}</span>` : nothing}</h3>
      ${open.length === 0
        ? html`<p class="quiet">${t("card.noViolations")}</p>`
        : html`<ul>
            ${open.map((violation) => this.violation(violation))}
          </ul>`}
    `;
  }

  private explanation() {
    if (!this.chosen) return nothing;
    const known = this.picture.violations.get(this.chosen.id) ?? this.chosen;
    const { id } = known;
    return html`
      <hazmat-explanation .api=${this.api} .violation=${known}></hazmat-explanation>
      ${this.mayExport ? html`<p><a href=${this.api.evidenceAddress(id)} download="evidence-${id}.jsonl" data-testid="evidence">${t("explanation.evidence")}</a></p>` : nothing}
    `;
  }

  /** A vehicle that is not in the register has no commands. */
  private commands() {
    if (!this.registered) return nothing;
    return html`<hazmat-commands
      .api=${this.api}
      .key=${this.key}
      .violation=${this.openViolations()[0] ?? null}
      .maySend=${this.maySend}
      .now=${this.now}
    ></hazmat-commands>`;
  }

  private openViolations(): Violation[] {
    return [...this.picture.violations.values()].filter(
      (violation) => violation.plate === this.key && violation.state === "open",
    );
  }

  private violation(violation: Violation) {
    const zone = violation.zone === null ? t("violations.noZone") : this.zones.get(violation.zone)?.properties.name;
    return html`<li>
      <button type="button" class="plain" @click=${() => this.tell("violation-chosen", violation)}>
        <strong>${label("ruleKind", violation.kind)}</strong> ${zone ?? violation.zone}
        <span class="quiet">
          ${formatTime(violation.start, this.now)} · ${formatDuration(durationOf(violation, this.picture))}
          ${this.competent(violation)}
        </span>
      </button>
    </li>`;
  }

  /** Who acts on it, who is concerned as well, and by which law. */
  private competent({ authority, coHandler, legalBasis }: Violation) {
    const departments = [authority, coHandler].filter((word) => word != null).map((word) => label("authority", word));
    return [departments.length > 0 ? ` · ${departments.join(", ")}` : nothing, legalBasis ? html`<br />${legalBasis}` : nothing];
  }

  private trackSentence(): string {
    const first = this.track?.[0];
    const last = this.track?.at(-1);
    if (!first || !last) return this.track ? t("card.noTrack") : "";
    const times = { from: formatTime(first.time, this.now), to: formatTime(last.time, this.now) };
    return t("card.track", { ...times, count: this.track?.length ?? 0 });
  }
}

function row(name: string, value: string | null | undefined) {
  return html`<div><dt>${t(`card.${name}`)}</dt><dd data-testid="card-${name}">${value || t("card.unknown")}</dd></div>`;
}

/** Nobody knows how long a terminal's text is. */
function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function describe(waybill: Waybill): string {
  const route = waybill.from && waybill.to ? t("card.route", { from: waybill.from, to: waybill.to }) : "";
  const mass = waybill.massKg ? t("card.mass", { tonnes: waybill.massKg / 1000 }) : "";
  return [waybill.id, route, mass].filter(Boolean).join(" · ");
}
