import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { formatDuration, formatTime, plateOf } from "../format";
import { label, t } from "../i18n";
import { RULE_KINDS } from "../model";
import type { Rule, Violation, Zone } from "../model";
import type { Picture } from "../picture";
import type { Ahead } from "../prealert";
import { durationOf, listViolations, OPEN_VIOLATIONS } from "../violations";
import type { ViolationFilter } from "../violations";
import { aheadRows } from "./ahead";
import { Part } from "./part";
import { plateChip } from "./plate";

/** More rows than anybody reads; the filters find the rest. */
const SHOWN = 300;

/** The list beside the map, of violations or of pre-alerts. Tells `violation-chosen`, `alert-chosen`, `older` and `reload`. */
@customElement("hazmat-violations")
export class ViolationList extends Part {
  @property({ attribute: false }) picture!: Picture;
  @property({ attribute: false }) zones: ReadonlyMap<string, Zone> = new Map();
  @property({ attribute: false }) chosen: string | null = null;
  @property({ attribute: false }) now = 0;
  @property({ attribute: false }) loading = true;
  @property({ attribute: false }) failure = "";
  /** True when the server has older entries. */
  @property({ attribute: false }) hasOlder = false;
  @property({ attribute: false }) ahead: readonly Ahead[] = [];
  @property({ attribute: false }) rules: ReadonlyMap<string, Rule> = new Map();
  @state() private filter: ViolationFilter = OPEN_VIOLATIONS;
  /** Pre-alerts are shown instead. */
  @state() private looksAhead = false;

  override render() {
    if (this.looksAhead) return this.aheadOnly();
    const rows = listViolations(this.picture.violations.values(), this.filter);
    return html`
      <section class="violations" aria-labelledby="violations-title">
        <header>
          <h2 id="violations-title">${t("violations.heading")}</h2>
          <span class="count" aria-live="polite" data-testid="violation-count">${t("violations.count", { count: rows.length })}</span>
          ${this.stateSwitch()}
        </header>
        ${this.filters()} ${this.failure ? this.failed() : nothing}
        <ul data-testid="violation-list" aria-label=${t("violations.heading")}>
          ${repeat(
            rows.slice(0, SHOWN),
            (violation) => violation.id,
            (violation) => this.row(violation),
          )}
          ${rows.length === 0 && !this.failure ? this.empty() : nothing}
          ${this.filter.state === "all" && this.hasOlder ? this.older() : nothing}
        </ul>
      </section>
    `;
  }

  private aheadOnly() {
    const words = { rules: this.rules, zones: this.zones, now: this.now };
    return html`
      <section class="violations" aria-labelledby="violations-title">
        <header>
          <h2 id="violations-title">${t("ahead.heading")}</h2>
          ${this.stateSwitch()}
        </header>
        <p class="filters quiet">${t("ahead.meaning")}</p>
        <ul data-testid="ahead-list" aria-label=${t("ahead.heading")}>
          ${aheadRows(this.ahead, words, (key) => this.tell("alert-chosen", key))}
        </ul>
      </section>
    `;
  }

  private stateSwitch() {
    const choice = (which: "open" | "all" | "ahead", words: unknown) => html`
      <button type="button" data-testid="filter-${which}" aria-pressed=${this.shown === which} @click=${() => this.show(which)}>
        ${words}
      </button>
    `;
    return html`<div class="segmented" role="group" aria-label=${t("violations.filterState")}>
      ${choice("open", t("violations.open"))}${choice("all", t("violations.all"))}
      ${choice("ahead", html`${t("ahead.heading")} <span class="count ${this.ahead.length > 0 ? "warn" : ""}" aria-live="polite" data-testid="ahead-count">${this.ahead.length}</span>`)}
    </div>`;
  }

  private get shown(): "open" | "all" | "ahead" {
    return this.looksAhead ? "ahead" : this.filter.state;
  }

  private show(which: "open" | "all" | "ahead"): void {
    this.looksAhead = which === "ahead";
    if (which !== "ahead") this.narrow({ state: which });
  }

  private filters() {
    return html`
      <div class="filters">
        <select
          data-testid="filter-kind"
          aria-label=${t("violations.filterKind")}
          .value=${this.filter.kind}
          @change=${(event: Event) => this.narrow({ kind: (event.target as HTMLSelectElement).value })}
        >
          <option value="">${t("violations.everyKind")}</option>
          ${RULE_KINDS.map((kind) => html`<option value=${kind}>${label("ruleKind", kind)}</option>`)}
        </select>
        <input
          type="search"
          data-testid="filter-plate"
          aria-label=${t("violations.filterPlate")}
          placeholder=${t("violations.filterPlate")}
          .value=${this.filter.plate}
          @input=${(event: Event) => this.narrow({ plate: (event.target as HTMLInputElement).value })}
        />
      </div>
    `;
  }

  private row(violation: Violation) {
    const open = violation.state === "open";
    const zone = violation.zone === null ? null : this.zones.get(violation.zone);
    const zoneName = zone?.properties.name ?? violation.zone ?? t("violations.noZone");
    return html`
      <li>
        <button
          type="button"
          class="violation ${violation.state}"
          data-testid="violation-row"
          data-id=${violation.id}
          data-state=${violation.state}
          aria-current=${this.chosen === violation.id}
          title=${t("violations.openHint", { plate: plateOf(violation.plate).plate })}
          @click=${() => this.tell("violation-chosen", violation)}
        >
          <span class="line">
            ${plateChip(violation.plate)}
            <strong>${label("ruleKind", violation.kind)}</strong>
            <span class="state">${open ? t("violations.open") : this.ending(violation)}</span>
          </span>
          <span class="line">
            <span class="zone" title=${zoneName}>${zoneName}</span>
            ${violation.late ? html`<span class="tag">${t("violations.late")}</span>` : nothing}
          </span>
          <span class="line times">
            <span>${t("violations.start")} <time datetime=${violation.start}>${formatTime(violation.start, this.now)}</time></span>
            <span>${t("violations.duration")} <b data-testid="violation-duration">${formatDuration(durationOf(violation, this.picture))}</b></span>
          </span>
        </button>
      </li>
    `;
  }

  private ending(violation: Violation): string {
    return violation.closeReason ? label("closeReason", violation.closeReason) : t("violations.closed");
  }

  private empty() {
    const filtered = this.filter.kind !== "" || this.filter.plate.trim() !== "";
    const sentence = this.filter.state === "open" ? "violations.emptyOpen" : "violations.emptyAll";
    return html`<li class="empty" data-testid="violation-empty">
      ${t(this.loading ? "violations.loading" : filtered ? "violations.emptyFiltered" : sentence)}
    </li>`;
  }

  private older() {
    return html`<li class="older">
      <button type="button" ?disabled=${this.loading} @click=${() => this.tell("older")}>${t("violations.more")}</button>
    </li>`;
  }

  private failed() {
    return html`<p class="failure" role="alert">
      ${t("violations.failed", { detail: this.failure })}
      <button type="button" @click=${() => this.tell("reload")}>${t("violations.retry")}</button>
    </p>`;
  }

  private narrow(change: Partial<ViolationFilter>): void {
    this.filter = { ...this.filter, ...change };
  }
}
