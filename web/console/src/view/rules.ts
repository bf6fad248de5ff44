import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Api } from "../api";
import { label, t } from "../i18n";
import type { Rule, Violation, Zone } from "../model";
import { readLegalBasis, zonesOf } from "../rules";
import { Part } from "./part";
import "./rule";

const SHOWN = 300;

/** All rules, and one of them as a form. Tells `rules-changed` and `panel-closed`. */
@customElement("hazmat-rules")
export class Rules extends Part {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) rules: ReadonlyMap<string, Rule> = new Map();
  @property({ attribute: false }) zones: ReadonlyMap<string, Zone> = new Map();
  @property({ attribute: false }) violations: ReadonlyMap<string, Violation> = new Map();
  @property({ attribute: false }) mayEdit = false;
  @property({ attribute: false }) now = 0;
  /** An id, "" for a new one, null for the list. */
  @state() private chosen: string | null = null;
  @state() private typed = "";

  override firstUpdated(): void {
    // Others edit rules too.
    this.tell("rules-changed");
  }

  override render() {
    return html`
      <section class="card rules" role="dialog" aria-label=${t("rules.heading")} data-testid="rules">
        <header>
          ${this.chosen === null
            ? nothing
            : html`<button type="button" data-testid="rules-back" @click=${() => (this.chosen = null)}>${t("rules.back")}</button>`}
          <h2>${t("rules.heading")}</h2>
          <button class="icon" type="button" title=${t("rules.close")} aria-label=${t("rules.close")} @click=${() => this.tell("panel-closed")}>
            <wa-icon name="close"></wa-icon>
          </button>
        </header>
        ${this.chosen === null ? this.list() : this.one(this.chosen)}
      </section>
    `;
  }

  private one(id: string) {
    return html`<hazmat-rule
      .api=${this.api}
      .rule=${this.rules.get(id) ?? null}
      .zones=${this.zones}
      .violations=${this.violations}
      .mayEdit=${this.mayEdit}
      .now=${this.now}
      @rule-stored=${(event: CustomEvent<Rule>) => {
        this.chosen = event.detail.id;
        this.tell("rules-changed");
      }}
    ></hazmat-rule>`;
  }

  private list() {
    const typed = this.typed.trim().toLowerCase();
    const found = [...this.rules.values()].filter((rule) => this.words(rule).toLowerCase().includes(typed));
    return html`
      <div class="tools">
        <input type="search" data-testid="rules-find" aria-label=${t("rules.find")} placeholder=${t("rules.find")} .value=${this.typed} @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)} />
        <span class="quiet">${t("rules.count", { count: found.length })}</span>
        ${this.mayEdit
          ? html`<button type="button" data-testid="rule-new" @click=${() => (this.chosen = "")}>${t("rules.new")}</button>`
          : nothing}
      </div>
      ${found.length === 0
        ? html`<p class="empty" data-testid="rules-empty">${t(this.rules.size === 0 ? "rules.none" : "rules.noneFound")}</p>`
        : html`<ul data-testid="rule-list">
            ${found.slice(0, SHOWN).map((rule) => this.row(rule))}
          </ul>`}
    `;
  }

  private row(rule: Rule) {
    const basis = readLegalBasis(rule.legalBasis);
    return html`<li>
      <button type="button" class="plain" data-testid="rule-row" data-id=${rule.id} @click=${() => (this.chosen = rule.id)}>
        <span class="line">
          <strong>${label("ruleKind", rule.kind)}</strong> <span>${rule.id}</span>
          ${rule.state === "draft" ? html`<span class="tag">${t("rules.draft")}</span>` : nothing}
          <span class="state">${this.openCount(rule)}</span>
        </span>
        <span class="quiet">${[this.places(rule), rule.when ?? "", numbersOf(rule)].filter(Boolean).join(" · ")}</span>
        ${basis ? html`<span class="quiet">${basis.law} ${basis.article ?? ""} ${datesOf(basis.validFrom, basis.validTo)}</span>` : nothing}
      </button>
    </li>`;
  }

  private openCount(rule: Rule) {
    const open = [...this.violations.values()].filter((violation) => violation.rule === rule.id && violation.state === "open").length;
    return open > 0 ? html`<span class="count alarm" title=${t("rules.open", { count: open })}>${open}</span>` : nothing;
  }

  private places(rule: Rule): string {
    const names = zonesOf(rule).map((id) => this.zones.get(id)?.properties.name ?? id);
    return names.length > 3 ? `${names.slice(0, 3).join(", ")} +${names.length - 3}` : names.join(", ");
  }

  private words(rule: Rule): string {
    return [rule.id, label("ruleKind", rule.kind), this.places(rule), rule.kind].join(" ");
  }
}

/** The number that a rule turns on, in words. */
function numbersOf(rule: Rule): string {
  if (rule.kind === "capacity") {
    return rule.maxVehicles == null ? t("rules.zoneCapacity") : t("rules.maxVehicles", { count: rule.maxVehicles });
  }
  return [
    rule.limitKmh == null ? "" : t("card.kmh", { value: rule.limitKmh }),
    rule.limitSeconds == null ? "" : t("rules.minutes", { minutes: Math.round(rule.limitSeconds / 6) / 10 }),
    rule.preAlertMinutes ? t("rules.preAlert", { minutes: rule.preAlertMinutes }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

export function datesOf(from: string | null | undefined, to: string | null | undefined): string {
  return from || to ? `(${from ?? "…"} – ${to ?? "…"})` : "";
}
