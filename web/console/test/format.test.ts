import { describe, expect, it } from "vitest";
import { compassPoint, formatDateTime, formatDuration, formatTime, plateOf, secondsSince } from "../src/format";

describe("times", () => {
  it("are those of Asia/Shanghai", () => {
    expect(formatDateTime("2026-03-10T01:01:40Z")).toBe("2026-03-10 09:01:40");
    expect(formatDateTime("2026-03-10T09:01:40+08:00")).toBe("2026-03-10 09:01:40");
    expect(formatDateTime("2025-12-31T16:00:00Z")).toBe("2026-01-01 00:00:00");
  });

  it("leave out the day of today and the year of this year, as Shanghai has them", () => {
    const now = Date.parse("2026-03-09T17:00:00Z");
    expect(formatTime("2026-03-10T00:59:59+08:00", now)).toBe("00:59:59");
    expect(formatTime("2026-03-09T23:59:59+08:00", now)).toBe("03-09 23:59:59");
    expect(formatTime("2025-12-31T23:59:59+08:00", now)).toBe("2025-12-31 23:59:59");
  });
});

describe("durations", () => {
  it.each([
    [0, "0:00"],
    [42_000, "0:42"],
    [725_000, "12:05"],
    [3_599_000, "59:59"],
    [11_240_000, "3:07:20"],
    [360_000_000, "100:00:00"],
    [-5, "0:00"],
  ])("%i ms is %s", (millis, text) => {
    expect(formatDuration(millis)).toBe(text);
  });

  it("ages are whole seconds and never negative", () => {
    expect(secondsSince(1000, 3999)).toBe(2);
    expect(secondsSince(3000, 1000)).toBe(0);
  });
});

describe("plates", () => {
  it("are yellow unless the key says otherwise", () => {
    expect(plateOf("津A12345")).toEqual({ plate: "津A12345", color: 2 });
    expect(plateOf("津A12345:1")).toEqual({ plate: "津A12345", color: 1 });
    expect(plateOf("津AD12345:94")).toEqual({ plate: "津AD12345", color: 94 });
  });
});

describe("headings", () => {
  it.each([
    [0, 0],
    [22, 0],
    [23, 1],
    [90, 2],
    [180, 4],
    [337, 7],
    [338, 0],
    [359, 0],
  ])("%i degrees is point %i", (degrees, point) => {
    expect(compassPoint(degrees)).toBe(point);
  });
});
