import { describe, expect, it } from "vitest";
import { waybillAt } from "../src/waybill";

const waybill = (id: string, start: string, end: string) => ({ id, plate: "津A12345", start, end });
const MORNING = waybill("w1", "2026-03-10T08:00:00+08:00", "2026-03-10T09:00:00+08:00");
const NEXT = waybill("w2", "2026-03-10T09:00:00+08:00", "2026-03-10T11:00:00+08:00");

describe("the waybill of a fix", () => {
  it.each([
    ["2026-03-10T07:59:59+08:00", undefined],
    ["2026-03-10T08:00:00+08:00", "w1"],
    ["2026-03-10T00:59:59Z", "w1"],
    ["2026-03-10T01:00:00Z", "w2"],
    ["2026-03-10T11:00:00+08:00", undefined],
    [undefined, undefined],
  ])("at %s is %s", (time, id) => {
    expect(waybillAt([MORNING, NEXT], time)?.id).toBe(id);
  });
});
