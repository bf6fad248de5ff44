import type { Vehicle, VehicleState, Violation } from "../src/model";

export function vehicle(id: string, time: string, state: VehicleState = "moving"): Vehicle {
  return {
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates: [117.7, 39.0] },
    properties: {
      plate: id,
      plateColor: 2,
      time,
      receivedAt: time,
      speedKmh: 40,
      direction: 90,
      state,
      openViolations: 0,
    },
  };
}

export function violation(id: string, start: string, more: Partial<Violation> = {}): Violation {
  return { id, rule: "r", kind: "no-entry", zone: "z", plate: "津A12345", start, state: "open", revision: 1, ...more };
}
