import type { Picture } from "./picture";
import type { Violation } from "./model";

export interface ViolationFilter {
  state: "open" | "all";
  /** A rule kind, or "" for every kind. */
  kind: string;
  /** Part of a plate, in any case; "" for every plate. */
  plate: string;
}

export const OPEN_VIOLATIONS: ViolationFilter = { state: "open", kind: "", plate: "" };

/** Newest first; ids break the tie so that rows of the same second do not change places. */
export function listViolations(violations: Iterable<Violation>, filter: ViolationFilter): Violation[] {
  const plate = filter.plate.trim().toUpperCase();
  return [...violations]
    .filter((violation) => filter.state === "all" || violation.state === "open")
    .filter((violation) => filter.kind === "" || violation.kind === filter.kind)
    .filter((violation) => violation.plate.toUpperCase().includes(plate))
    .sort((a, b) => Date.parse(b.start) - Date.parse(a.start) || (a.id < b.id ? -1 : 1));
}

/**
 * Milliseconds that a violation has lasted. An open one runs until its vehicle's newest fix, not until now: what
 * happened after that fix is not known yet.
 */
export function durationOf(violation: Violation, picture: Picture): number {
  const start = Date.parse(violation.start);
  const ends = [start];
  if (violation.end) ends.push(Date.parse(violation.end));
  if (violation.state === "open") {
    const vehicle = picture.vehicles.get(violation.plate);
    if (vehicle) ends.push(Date.parse(vehicle.properties.time));
  }
  return Math.max(...ends) - start;
}
