import { describe, expect, it } from "vitest";
import zh from "../src/i18n/zh.json";
import { RULE_KINDS } from "../src/model";
import type { Rule } from "../src/model";
import { changesBetween, fieldsOf, readLegalBasis, RULE_FIELDS, ruleOf, zonesOf } from "../src/rules";

function form(values: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) data.append(name, one);
  return data;
}

describe("a rule of a form", () => {
  it("of capacity has the number of vehicles where one is said, and the zone's otherwise", () => {
    const said = { id: "C", kind: "capacity", zones: ["LOT", "PARK"] };
    expect(ruleOf(form({ ...said, maxVehicles: "40" }), null)).toEqual({ ...said, maxVehicles: 40, exemptCargo: [], state: "published" });
    expect(ruleOf(form({ ...said, maxVehicles: "" }), null)).not.toHaveProperty("maxVehicles");
  });

  it("says law, article and days, or the bare text where there is nothing else", () => {
    const basis = (values: Record<string, string>) => ruleOf(form({ id: "r", kind: "fatigue", ...values }), null).legalBasis;
    expect(basis({ law: "第四十九条" })).toBe("第四十九条");
    expect(basis({ law: "办法", article: "49", lawFrom: "2020-01-01", lawTo: "" })).toEqual({ law: "办法", article: "49", validFrom: "2020-01-01" });
    expect(basis({ law: " " })).toBeUndefined();
  });

  it("has its times in Shanghai, whatever the browser's zone", () => {
    const rule = ruleOf(form({ id: "r", kind: "fatigue", validFrom: "2026-03-10T09:01", validTo: "2026-03-11T00:00:01" }), null);
    expect(rule.validFrom).toBe("2026-03-10T09:01:00+08:00");
    expect(rule.validTo).toBe("2026-03-11T00:00:01+08:00");
  });

  it("keeps what the form has no field for, as long as the kind is the same", () => {
    const former: Rule = { id: "r", kind: "dwell", permits: "ignored", sample: true };
    const values = { id: "r", zones: "z", limitSeconds: "600" };
    expect(ruleOf(form({ ...values, kind: "dwell" }), former)).toMatchObject({ permits: "ignored", sample: true, limitSeconds: 600 });
    expect(ruleOf(form({ ...values, kind: "capacity" }), former)).not.toHaveProperty("limitSeconds");
  });

  it("reads alarm bits with whatever stands between them", () => {
    expect(ruleOf(form({ id: "r", kind: "terminal-alarm", alarmBits: "0，5, 8" }), null).alarmBits).toEqual([0, 5, 8]);
  });

  it("is a draft only where that is said", () => {
    expect(ruleOf(form({ id: "r", kind: "fatigue", draft: "on" }), null).state).toBe("draft");
  });
});

describe("the fields of rules", () => {
  it("have a label, and belong to kinds that there are", () => {
    for (const { name, kinds } of RULE_FIELDS) {
      expect(zh.ruleField).toHaveProperty(name);
      for (const kind of kinds ?? []) expect(RULE_KINDS).toContain(kind);
    }
  });

  it("are asked for once in a form", () => {
    for (const kind of RULE_KINDS) {
      const names = fieldsOf(kind).map(({ name }) => name);
      expect(new Set(names).size, kind).toBe(names.length);
    }
  });
});

describe("versions", () => {
  const first: Rule = { id: "r", kind: "dwell", zones: ["a"], limitSeconds: 600, legalBasis: "x" };

  it("show the fields in which they differ", () => {
    expect(changesBetween(first, { ...first, limitSeconds: 900, state: "draft" })).toEqual([
      { name: "limitSeconds", from: 600, to: 900 },
      { name: "state", from: null, to: "draft" },
    ]);
    expect(changesBetween(first, { ...first, zones: ["a"] })).toEqual([]);
  });

  it("show all of the first one", () => {
    expect(changesBetween(null, first).map(({ name }) => name).sort()).toEqual(["kind", "legalBasis", "limitSeconds", "zones"]);
  });
});

it("a rule's zones are those that it names in whichever way", () => {
  expect(zonesOf({ id: "r", kind: "speed", zones: ["a"], exceptZones: ["b"], allowedZones: null })).toEqual(["a", "b"]);
  expect(readLegalBasis("x")).toEqual({ law: "x" });
  expect(readLegalBasis(undefined)).toBeNull();
});
