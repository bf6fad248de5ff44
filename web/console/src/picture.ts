import type { LiveMessage, PreAlert, Vehicle, VehicleState, Violation } from "./model";
import { VEHICLE_STATES } from "./model";
import { withPreAlerts } from "./prealert";

/** What the console knows at one moment: a value, replaced and never changed by each message. */
export interface Picture {
  readonly vehicles: ReadonlyMap<string, Vehicle>;
  readonly violations: ReadonlyMap<string, Violation>;
  /** Also those that are over. */
  readonly preAlerts: ReadonlyMap<string, PreAlert>;
}

export const EMPTY_PICTURE: Picture = { vehicles: new Map(), violations: new Map(), preAlerts: new Map() };

export function applyMessage(picture: Picture, message: LiveMessage): Picture {
  switch (message.type) {
    case "snapshot":
      return { ...picture, vehicles: new Map(message.positions.features.map((vehicle) => [vehicle.id, vehicle])) };
    case "positions":
      return withPositions(picture, message.features);
    case "violation":
      return message.event === "violation.superseded"
        ? withoutViolation(picture, message.violation.id)
        : withViolations(picture, [message.violation]);
    case "pre-alert":
      return { ...picture, preAlerts: withPreAlerts(picture.preAlerts, [message.preAlert]) };
    case "heartbeat":
      return picture;
  }
}

/** A fix older than the one shown is a late one: it belongs to the track and does not move the arrow back. */
export function withPositions(picture: Picture, features: readonly Vehicle[]): Picture {
  const vehicles = new Map(picture.vehicles);
  for (const vehicle of features) {
    const shown = vehicles.get(vehicle.id);
    if (!shown || Date.parse(vehicle.properties.time) >= Date.parse(shown.properties.time)) {
      vehicles.set(vehicle.id, vehicle);
    }
  }
  return { ...picture, vehicles };
}

/** The list and the live messages may arrive in either order: the greater revision stands. */
export function withViolations(picture: Picture, changed: readonly Violation[]): Picture {
  const violations = new Map(picture.violations);
  for (const violation of changed) {
    const known = violations.get(violation.id);
    if (!known || violation.revision >= known.revision) {
      // A live message need not repeat the place of the start.
      violations.set(violation.id, { ...violation, position: violation.position ?? known?.position ?? null });
    }
  }
  return { ...picture, violations };
}

export function withoutViolation(picture: Picture, id: string): Picture {
  const violations = new Map(picture.violations);
  violations.delete(id);
  return { ...picture, violations };
}

export function countByState(vehicles: Iterable<Vehicle>): Record<VehicleState, number> {
  const counts = Object.fromEntries(VEHICLE_STATES.map((state) => [state, 0])) as Record<VehicleState, number>;
  for (const vehicle of vehicles) counts[vehicle.properties.state]++;
  return counts;
}

/** The newest fix time, in milliseconds since 1970; null while there is no vehicle. */
export function newestFixTime(vehicles: Iterable<Vehicle>): number | null {
  let newest: number | null = null;
  for (const vehicle of vehicles) {
    const time = Date.parse(vehicle.properties.time);
    if (newest === null || time > newest) newest = time;
  }
  return newest;
}
