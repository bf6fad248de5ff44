import { describe, expect, it } from "vitest";
import { hcaClassOf, kindOf, ZONE_LOOKS } from "../src/map/kinds";
import { anchorOf, boundsOf, circleRing, corridorPixelsAtZoom0 } from "../src/map/shapes";
import type { Zone, ZoneGeometry } from "../src/model";

const zone = (geometry: ZoneGeometry, properties: Partial<Zone["properties"]> = {}): Zone => ({
  type: "Feature",
  id: "z",
  geometry,
  properties: { name: "z", kind: "parking-lot", ...properties },
});

describe("shapes", () => {
  it("a circle of 1111.95 m reaches a hundredth of a degree north, and twice that east at 60° N", () => {
    const ring = circleRing([10, 60], 1111.95);
    const bounds = boundsOf(ring) ?? [0, 0, 0, 0];
    expect(bounds[3] - 60).toBeCloseTo(0.01, 5);
    expect(bounds[2] - 10).toBeCloseTo(0.02, 5);
    expect(ring[0]).toEqual(ring[64]);
  });

  it("a corridor is as wide in pixels as its metres are on the ground", () => {
    // 512 px are the equator's 40 075 016.686 m at zoom 0, half of that at 60° N.
    const equator = corridorPixelsAtZoom0([[0, 0], [1, 0]], 40_075_016.686 / 512);
    expect(equator).toBeCloseTo(2, 6);
    expect(corridorPixelsAtZoom0([[0, 60], [1, 60]], 40_075_016.686 / 512)).toBeCloseTo(4, 6);
  });

  it("the badge stands half way along a line, and in the middle of an area", () => {
    expect(anchorOf(zone({ type: "LineString", coordinates: [[0, 0], [1, 0], [4, 0]] }))).toEqual([2, 0]);
    expect(anchorOf(zone({ type: "Polygon", coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] }))).toEqual([1, 1]);
  });

  it("nothing has no bounds", () => {
    expect(boundsOf([])).toBeNull();
  });
});

describe("kinds of zones", () => {
  it("have looks that differ in more than colour, or share their meaning", () => {
    const badges = Object.values(ZONE_LOOKS).map((look) => look.badge);
    expect(new Set(badges).size).toBe(badges.length - 1);
    expect(ZONE_LOOKS["restricted-road"].badge).toBe(ZONE_LOOKS["restricted-area"].badge);
  });

  it("that are newer than the console are drawn all the same", () => {
    expect(kindOf(zone({ type: "Point", coordinates: [0, 0] }, { kind: "volcano" }))).toBe("other");
  });

  it.each([
    [3, 3],
    ["III", 3],
    ["Ⅱ", 2],
    ["i", 1],
    [null, 0],
    ["9", 0],
  ])("class %s is %i", (hcaClass, expected) => {
    expect(hcaClassOf(zone({ type: "Point", coordinates: [0, 0] }, { hcaClass }))).toBe(expected);
  });
});
