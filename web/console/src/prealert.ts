import type { PreAlert, Rule, Vehicle, Violation } from "./model";

/** How far a rule looks ahead that nothing is known of: as far as those of the sample district. */
const USUAL_MINUTES = 5;
/** The furthest that a rule can look ahead. */
const LONGEST_MILLIS = 60 * 60_000;

/** So old a fix may be that the server still tells of a pre-alert (rules.md 26). */
const USUAL_DELAY_MILLIS = 3 * 60_000;

/** A pre-alert that still holds. */
export interface Ahead {
  alert: PreAlert;
  /** How long it may still come true. */
  leftMillis: number;
}

/** What else has to be known to tell whether a pre-alert still holds. */
export interface Circumstances {
  rules: ReadonlyMap<string, Rule>;
  vehicles: ReadonlyMap<string, Vehicle>;
  violations: ReadonlyMap<string, Violation>;
}

/** The newest alert of each vehicle, rule and zone; of a vehicle, those are forgotten that no rule could mean any more. */
export function withPreAlerts(known: ReadonlyMap<string, PreAlert>, told: readonly PreAlert[]): ReadonlyMap<string, PreAlert> {
  const alerts = new Map(known);
  for (const alert of told) {
    const former = alerts.get(keyOf(alert));
    if (!former || Date.parse(alert.at) >= Date.parse(former.at)) alerts.set(keyOf(alert), alert);
  }
  const newest = newestTimes(Array.from(alerts.values(), ({ plate, at }) => [plate, at]));
  for (const [key, { plate, at }] of alerts) {
    if (Date.parse(at) < (newest.get(plate) ?? 0) - LONGEST_MILLIS) alerts.delete(key);
  }
  return alerts;
}

/**
 * The alerts that hold, those that end first before the others. One ends when its rule's minutes have passed by the vehicle's
 * clock, or when what it foretold has happened.
 *
 * @param now the server's time, in milliseconds since 1970
 */
export function alertsAhead(alerts: Iterable<PreAlert>, { rules, vehicles, violations }: Circumstances, now: number): Ahead[] {
  const happened = newestTimes(
    Array.from(violations.values(), ({ plate, rule, zone, start }) => [keyOf({ plate, rule, zone: zone ?? "" }), start]),
  );
  return Array.from(alerts, (alert) => ({ alert, leftMillis: endOf(alert, rules.get(alert.rule)) - clockOf(vehicles.get(alert.plate), now) }))
    .filter(({ alert, leftMillis }) => leftMillis > 0 && (happened.get(keyOf(alert)) ?? 0) < Date.parse(alert.at))
    .sort((a, b) => a.leftMillis - b.leftMillis || (keyOf(a.alert) < keyOf(b.alert) ? -1 : 1));
}

/** Of a terminal whose clock is off, or whose fixes come late, the newest fix and the time since it was received. */
function clockOf(vehicle: Vehicle | undefined, now: number): number {
  if (!vehicle) return now;
  const [fixed, received] = [Date.parse(vehicle.properties.time), Date.parse(vehicle.properties.receivedAt)];
  return received - fixed <= USUAL_DELAY_MILLIS ? now : fixed + Math.max(0, now - received);
}

function endOf({ at }: PreAlert, rule: Rule | undefined): number {
  return Date.parse(at) + (rule?.preAlertMinutes || USUAL_MINUTES) * 60_000;
}

function newestTimes(times: readonly (readonly [key: string, time: string])[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const [key, time] of times) newest.set(key, Math.max(newest.get(key) ?? 0, Date.parse(time)));
  return newest;
}

function keyOf({ plate, rule, zone }: { plate: string; rule: string; zone: string }): string {
  return JSON.stringify([plate, rule, zone]);
}
