import { describe, expect, it } from "vitest";
import { chooseLanguage } from "../src/i18n";
import en from "../src/i18n/en.json";
import zh from "../src/i18n/zh.json";
import { RULE_KINDS, VEHICLE_STATES, ZONE_KINDS } from "../src/model";

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value] as const] : [...leaves(value, `${path}${key}.`)],
    ),
  );
}

const chinese = leaves(zh);
const english = leaves(en);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe("the two languages", () => {
  it("have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it("have no empty text", () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe("");
  });

  it.each([...chinese.keys()])("fill the same places in %s", (key) => {
    expect(placeholders(english.get(key) ?? "")).toEqual(placeholders(chinese.get(key) ?? ""));
  });

  it("name every kind and state", () => {
    for (const kind of ZONE_KINDS) expect(chinese.has(`zoneKind.${kind}`), kind).toBe(true);
    for (const kind of RULE_KINDS) expect(chinese.has(`ruleKind.${kind}`), kind).toBe(true);
    for (const state of VEHICLE_STATES) expect(chinese.has(`state.${state}`), state).toBe(true);
  });
});

describe("the language at the first visit", () => {
  it.each([
    [null, ["zh-CN", "en"], "zh"],
    [null, ["en-GB", "zh"], "zh"],
    [null, ["de-DE"], "en"],
    ["en", ["zh-CN"], "en"],
    ["zh", ["en"], "zh"],
    ["fr", ["zh-TW"], "zh"],
  ] as const)("remembered %s, browser %s: %s", (remembered, browser, expected) => {
    expect(chooseLanguage(remembered, browser)).toBe(expected);
  });
});
