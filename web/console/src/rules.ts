import type { LegalBasis, Rule } from "./model";

/** How a field of a rule is asked for. */
export type Input = "zones" | "text" | "number" | "flag" | "cargo" | "papers" | "numbers" | { choice: readonly string[] };

/** A field of a rule; without `kinds`, every kind has it. */
export interface RuleField {
  name: keyof Rule;
  input: Input;
  kinds?: readonly string[];
  required?: boolean;
}

const ZONED = ["no-entry", "dwell", "route", "load-check", "park-entry", "silence", "capacity"];

/** What the kinds need (contract.md 4), in the order in which it is shown; a new field needs a line here and a label. */
export const RULE_FIELDS: readonly RuleField[] = [
  { name: "zones", input: "zones", kinds: ZONED, required: true },
  { name: "zones", input: "zones", kinds: ["speed"] },
  { name: "allowedZones", input: "zones", kinds: ["park-outside"] },
  { name: "exceptZones", input: "zones", kinds: ["speed", "no-waybill"] },
  { name: "maxVehicles", input: "number", kinds: ["capacity"] },
  { name: "when", input: "text" },
  { name: "preAlertMinutes", input: "number", kinds: ["no-entry", "silence"] },
  { name: "preAlertText", input: "flag", kinds: ["no-entry"] },
  { name: "limitSeconds", input: "number", kinds: ["dwell", "park-outside"], required: true },
  { name: "limitSeconds", input: "number", kinds: ["silence"] },
  { name: "limitKmh", input: "number", kinds: ["speed"], required: true },
  { name: "sustainSeconds", input: "number", kinds: ["speed"] },
  { name: "driveSeconds", input: "number", kinds: ["fatigue"] },
  { name: "restSeconds", input: "number", kinds: ["fatigue", "unfit-running", "no-waybill", "escort", "cargo-licence"] },
  { name: "validSeconds", input: "number", kinds: ["load-check"] },
  { name: "during", input: { choice: ["waybill", "always"] }, kinds: ["route"] },
  { name: "papers", input: "papers", kinds: ["unfit-running"] },
  { name: "alarmBits", input: "numbers", kinds: ["terminal-alarm"], required: true },
  { name: "permits", input: { choice: ["honoured", "ignored"] }, kinds: ["no-entry"] },
  { name: "exemptCargo", input: "cargo" },
  { name: "severity", input: "text" },
  { name: "authority", input: "text" },
  { name: "coHandler", input: "text" },
];

export const CARGO_STATES = ["loaded", "empty-uncleaned", "empty-cleaned"] as const;
export const PAPERS = ["transport-licence", "tank-inspection", "annual-review"] as const;

/** What is said of a rule beside its kind's fields. */
const COMMON: readonly (keyof Rule)[] = ["state", "legalBasis", "validFrom", "validTo"];

export function fieldsOf(kind: string): readonly RuleField[] {
  return RULE_FIELDS.filter(({ kinds }) => !kinds || kinds.includes(kind));
}

/** The zones that a rule names, whichever way. */
export function zonesOf(rule: Rule): readonly string[] {
  return [rule.zones, rule.allowedZones, rule.exceptZones].flatMap((ids) => ids ?? []);
}

/**
 * A rule from what a form holds. What the form has no field for stays as it was; an empty field is left out, and then counts as the
 * server has it. A new version begins at `validFrom`, or at once.
 */
export function ruleOf(form: FormData, former: Rule | null): Rule {
  const kind = String(form.get("kind"));
  const rule: Record<string, unknown> = { id: String(form.get("id")).trim(), kind };
  if (former?.kind === kind && former.permits) rule["permits"] = former.permits;
  for (const { name, input } of fieldsOf(kind)) {
    const value = valueOf(form, name, input);
    if (value !== null) rule[name] = value;
  }
  rule["state"] = form.has("draft") ? "draft" : "published";
  rule["legalBasis"] = legalBasisOf(form);
  for (const name of ["validFrom", "validTo"]) rule[name] = shanghaiTime(textOf(form, name));
  if (former?.sample) rule["sample"] = true;
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null)) as unknown as Rule;
}

function valueOf(form: FormData, name: string, input: Input): unknown {
  switch (input) {
    case "zones":
    case "cargo":
    case "papers":
      return form.getAll(name).map(String);
    case "flag":
      return form.has(name);
    case "number":
      return textOf(form, name) === null ? null : Number(textOf(form, name));
    case "numbers":
      return (textOf(form, name) ?? "").split(/\D+/).filter(Boolean).map(Number);
    default:
      return textOf(form, name);
  }
}

function legalBasisOf(form: FormData): string | LegalBasis | null {
  const law = textOf(form, "law");
  if (law === null) return null;
  const more = { article: textOf(form, "article"), validFrom: textOf(form, "lawFrom"), validTo: textOf(form, "lawTo") };
  const said = Object.entries(more).filter(([, value]) => value !== null);
  return said.length === 0 ? law : { law, ...Object.fromEntries(said) };
}

export function readLegalBasis(basis: Rule["legalBasis"]): LegalBasis | null {
  return typeof basis === "string" ? { law: basis } : (basis ?? null);
}

function textOf(form: FormData, name: string): string | null {
  return String(form.get(name) ?? "").trim() || null;
}

/** What a field for date and time holds, which knows no zone: it is asked for as in Shanghai. */
export function shanghaiTime(local: string | null): string | null {
  if (local === null) return null;
  return `${local}${local.length === 16 ? ":00" : ""}+08:00`;
}

/** The fields in which two versions differ; all that are said where there is no former one. */
export function changesBetween(former: Rule | null, next: Rule): { name: string; from: unknown; to: unknown }[] {
  const names = new Set<keyof Rule>([...RULE_FIELDS.map(({ name }) => name), "kind", ...COMMON]);
  names.delete("validFrom");
  return [...names]
    .map((name) => ({ name, from: former?.[name] ?? null, to: next[name] ?? null }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}
