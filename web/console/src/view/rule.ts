import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Problem } from "../api";
import type { Api } from "../api";
import { formatDateTime } from "../format";
import { label, t } from "../i18n";
import { RULE_KINDS } from "../model";
import type { Rule, RuleVersion, Violation, Zone } from "../model";
import { CARGO_STATES, changesBetween, fieldsOf, PAPERS, readLegalBasis, ruleOf } from "../rules";
import type { RuleField } from "../rules";
import { Part } from "./part";
import "./backtest";
import "./crowd";

/** A rule as a form, what it was before, and what it would find. Tells `rule-stored`. */
@customElement("hazmat-rule")
export class RuleForm extends Part {
  @property({ attribute: false }) api!: Api;
  /** null: a new one. */
  @property({ attribute: false }) rule: Rule | null = null;
  @property({ attribute: false }) zones: ReadonlyMap<string, Zone> = new Map();
  @property({ attribute: false }) violations: ReadonlyMap<string, Violation> = new Map();
  @property({ attribute: false }) mayEdit = false;
  @property({ attribute: false }) now = 0;
  @state() private kind = "no-entry";
  @state() private versions: readonly RuleVersion[] | null = null;
  @state() private failure: Problem | string = "";
  @state() private stored = false;
  @state() private busy = false;

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has("rule")) return;
    const former = changed.get("rule") as Rule | null | undefined;
    if (this.rule && this.rule.id === former?.id && this.rule.kind === former.kind) return void this.readVersions();
    this.kind = this.rule?.kind ?? "no-entry";
    this.versions = null;
    void this.readVersions();
  }

  override render() {
    return html`
      <form data-testid="rule-form" @submit=${this.store} @input=${() => (this.stored = false)}>
        <fieldset ?disabled=${!this.mayEdit || this.busy}>
          ${this.head()} ${fieldsOf(this.kind).map((field) => this.field(field))} ${this.basis()} ${this.validity()}
        </fieldset>
        ${this.outcome()}
        ${this.mayEdit
          ? html`<footer><button class="primary" type="submit" data-testid="rule-store" ?disabled=${this.busy}>${t("rules.store")}</button></footer>`
          : nothing}
      </form>
      ${this.rule?.kind === "capacity" ? html`<hazmat-crowd .api=${this.api} .rule=${this.rule} .zones=${this.zones} .violations=${this.violations}></hazmat-crowd>` : nothing}
      ${this.mayEdit ? html`<hazmat-backtest .api=${this.api} .draft=${() => this.read()} .now=${this.now}></hazmat-backtest>` : nothing}
      ${this.history()}
    `;
  }

  private head() {
    return html`
      <label><span>${t("rules.id")}</span><input name="id" required maxlength="64" .value=${this.rule?.id ?? ""} ?readonly=${this.rule !== null} data-testid="rule-id" /></label>
      <label>
        <span>${t("violations.filterKind")}</span>
        <select name="kind" data-testid="rule-kind" @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value)}>
          ${RULE_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${label("ruleKind", kind)}</option>`)}
        </select>
      </label>
    `;
  }

  private field(field: RuleField) {
    const { name, input, required = false } = field;
    const value = this.rule?.[name];
    const words = t(`ruleField.${name}`);
    if (input === "flag") return html`<label class="check"><input name=${name} type="checkbox" .checked=${value === true} /><span>${words}</span></label>`;
    if (input === "cargo") return this.boxes(name, words, CARGO_STATES, "cargoState", value);
    if (input === "papers") return this.boxes(name, words, PAPERS, "papers", value);
    if (input === "zones") return this.zoneList(name, words, required, value as string[] | null | undefined);
    if (typeof input === "object") return this.choice(name, words, input.choice, value);
    return html`<label>
      <span>${words}</span>
      <input name=${name} data-testid="rule-${name}" type=${input === "number" ? "number" : "text"} min="0" step="any" ?required=${required} .value=${textOf(value)} placeholder=${hintOf(name)} />
    </label>`;
  }

  private boxes(name: string, words: string, options: readonly string[], group: string, value: unknown) {
    const chosen = (value as string[] | null | undefined) ?? [];
    return html`<div class="boxes" role="group" aria-label=${words}>
      <span>${words}</span>
      ${options.map((option) => html`<label class="check"><input type="checkbox" name=${name} value=${option} .checked=${chosen.includes(option)} /><span>${label(group, option)}</span></label>`)}
    </div>`;
  }

  private choice(name: string, words: string, options: readonly string[], value: unknown) {
    return html`<label>
      <span>${words}</span>
      <select name=${name}>
        ${options.map((option) => html`<option value=${option} ?selected=${option === value}>${t(`ruleChoice.${option}`)}</option>`)}
      </select>
    </label>`;
  }

  private zoneList(name: string, words: string, required: boolean, value: string[] | null | undefined) {
    const chosen = new Set(value ?? []);
    const known = [...this.zones.values()];
    const missing = [...chosen].filter((id) => !this.zones.has(id));
    return html`<label>
      <span>${words}</span>
      <select name=${name} multiple size="4" ?required=${required} data-testid="rule-${name}">
        ${missing.map((id) => html`<option value=${id} selected>${id}</option>`)}
        ${known.map((zone) => html`<option value=${zone.id} ?selected=${chosen.has(zone.id)}>${zone.properties.name} (${zone.id}${capacityOf(zone)})</option>`)}
      </select>
    </label>`;
  }

  private basis() {
    const basis = readLegalBasis(this.rule?.legalBasis);
    return html`
      <label class="wide"><span>${t("ruleField.legalBasis")}</span><textarea name="law" rows="2" maxlength="1000" .value=${basis?.law ?? ""}></textarea></label>
      <label><span>${t("ruleField.article")}</span><input name="article" .value=${basis?.article ?? ""} /></label>
      <label><span>${t("ruleField.lawFrom")}</span><input name="lawFrom" type="date" .value=${basis?.validFrom ?? ""} /></label>
      <label><span>${t("ruleField.lawTo")}</span><input name="lawTo" type="date" .value=${basis?.validTo ?? ""} /></label>
    `;
  }

  private validity() {
    const to = this.rule?.validTo;
    return html`
      <label><span>${t("ruleField.validFrom")}</span><input name="validFrom" type="datetime-local" step="1" /></label>
      <label><span>${t("ruleField.validTo")}</span><input name="validTo" type="datetime-local" step="1" .value=${to ? formatDateTime(to).replace(" ", "T") : ""} /></label>
      <label class="check"><input name="draft" type="checkbox" .checked=${this.rule?.state === "draft"} /><span>${t("ruleField.draft")}</span></label>
    `;
  }

  private outcome() {
    const { failure } = this;
    if (this.stored) return html`<p class="notice" role="status" data-testid="rule-stored">${t("rules.stored")}</p>`;
    if (!failure) return nothing;
    const faults = failure instanceof Problem ? failure.faults : [];
    return html`<div class="failure" role="alert" data-testid="rule-failure">
      <p>${t("rules.failed", { detail: failure instanceof Problem ? failure.detail : failure })}</p>
      ${faults.map((fault) => html`<p>${faultField(fault.pointer)}: ${fault.detail}</p>`)}
    </div>`;
  }

  private history() {
    if (!this.rule || this.versions === null) return nothing;
    const newestFirst = [...this.versions].reverse();
    return html`
      <h3>${t("rules.versions")}</h3>
      <ol class="versions" data-testid="rule-versions">
        ${newestFirst.map((version, i) => this.version(version, newestFirst[i + 1]?.value ?? null))}
      </ol>
    `;
  }

  private version(version: RuleVersion, former: Rule | null) {
    const changes = version.value ? changesBetween(former, version.value) : [];
    const words = { from: formatDateTime(version.validFrom), author: version.author, time: formatDateTime(version.time) };
    return html`<li value=${version.version}>
      <details>
        <summary>${t(version.value ? "rules.version" : "rules.deletion", words)}</summary>
        <dl>
          ${changes.map(({ name, from, to }) => html`<div><dt>${t(name === "kind" ? "violations.filterKind" : `ruleField.${name}`)}</dt><dd>${former ? html`<s>${wordsOf(name, from)}</s> ` : nothing}${wordsOf(name, to)}</dd></div>`)}
        </dl>
      </details>
    </li>`;
  }

  private read(): Rule | null {
    const form = this.querySelector<HTMLFormElement>("form[data-testid=rule-form]");
    return form?.reportValidity() ? ruleOf(new FormData(form), this.rule) : null;
  }

  private readonly store = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const rule = this.read();
    if (!rule) return;
    this.busy = true;
    this.failure = "";
    try {
      const stored = await this.api.putRule(rule);
      this.stored = true;
      this.tell("rule-stored", stored);
    } catch (error) {
      this.failure = error instanceof Problem ? error : t("login.unreachable");
    } finally {
      this.busy = false;
    }
  };

  private async readVersions(): Promise<void> {
    if (!this.rule) return;
    const { id } = this.rule;
    const versions = await this.api.listRuleVersions(id).catch(() => null);
    if (this.rule?.id === id) this.versions = versions;
  }
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : value == null ? "" : String(value);
}

/** Where the words of a field have their labels; other fields stand for themselves. */
const LABELS: Partial<Record<string, string>> = {
  kind: "ruleKind",
  exemptCargo: "cargoState",
  papers: "papers",
  permits: "ruleChoice",
  during: "ruleChoice",
  state: "ruleChoice",
  preAlertText: "ruleChoice",
  authority: "authority",
  coHandler: "authority",
};

function wordsOf(name: string, value: unknown): string {
  if (value == null || (Array.isArray(value) && value.length === 0)) return t("card.unknown");
  const group = LABELS[name];
  if (group) return [value].flat().map((word) => label(group, String(word))).join(", ");
  return typeof value === "object" && !Array.isArray(value) ? Object.values(value).filter(Boolean).join(" ") : textOf(value);
}

/** The examples are the server's own syntax, the same in both languages. */
function hintOf(name: string): string {
  if (name === "when") return "24/7, 22:00-06:00, Mo-Fr 07:00-09:00";
  return name === "maxVehicles" ? t("rules.zoneCapacity") : "";
}

function capacityOf(zone: Zone): string {
  return zone.properties.capacity == null ? "" : `, ${t("rules.maxVehicles", { count: zone.properties.capacity })}`;
}

function faultField(pointer: string): string {
  return label("ruleField", pointer.split("/")[1] ?? pointer);
}
