import { describe, expect, it } from "vitest";
import { EMPTY_PICTURE } from "../src/picture";
import { durationOf, listViolations, OPEN_VIOLATIONS } from "../src/violations";
import { vehicle, violation } from "./data";

const at = (time: string) => `2026-03-10T${time}+08:00`;

const ALL = [
  violation("a", at("09:00:00"), { plate: "津A12345", kind: "dwell" }),
  violation("b", at("09:10:00"), { plate: "津B77777:1" }),
  violation("c", "2026-03-10T01:05:00Z", { plate: "冀A12399", state: "closed" }),
  violation("d", at("09:10:00"), { plate: "津A12345" }),
];
const ids = (filter: Partial<typeof OPEN_VIOLATIONS>) =>
  listViolations(ALL, { ...OPEN_VIOLATIONS, ...filter }).map((each) => each.id);

describe("the list", () => {
  it("shows the newest first, whatever the offset it was written with", () => {
    expect(ids({ state: "all" })).toEqual(["b", "d", "c", "a"]);
  });

  it("shows open ones unless asked for all", () => {
    expect(ids({})).toEqual(["b", "d", "a"]);
  });

  it("is narrowed by kind and by part of a plate", () => {
    expect(ids({ kind: "dwell" })).toEqual(["a"]);
    expect(ids({ plate: " a123 ", state: "all" })).toEqual(["d", "c", "a"]);
    expect(ids({ plate: "a123", kind: "speed" })).toEqual([]);
  });
});

describe("the duration", () => {
  const open = violation("a", at("09:00:00"), { end: at("09:02:00") });
  const seenAt = (time: string) => ({
    ...EMPTY_PICTURE,
    vehicles: new Map([["津A12345", vehicle("津A12345", at(time))]]),
  });

  it("of an open violation runs until the vehicle's newest fix", () => {
    expect(durationOf(open, seenAt("09:05:00"))).toBe(300_000);
  });

  it("is never less than what was found", () => {
    expect(durationOf(open, seenAt("09:01:00"))).toBe(120_000);
    expect(durationOf(open, EMPTY_PICTURE)).toBe(120_000);
  });

  it("of a closed violation stands", () => {
    expect(durationOf({ ...open, state: "closed" }, seenAt("09:05:00"))).toBe(120_000);
  });
});
