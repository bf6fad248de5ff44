import { describe, expect, it } from "vitest";
import type { PreAlert, Rule } from "../src/model";
import { alertsAhead, withPreAlerts } from "../src/prealert";
import { applyMessage, EMPTY_PICTURE } from "../src/picture";
import { vehicle, violation } from "./data";

const NINE = "2026-03-10T09:00:00+08:00";
const at = (minutes: number, seconds = 0) => new Date(Date.parse(NINE) + minutes * 60_000 + seconds * 1000).toISOString();
const alert = (minutes: number, more: Partial<PreAlert> = {}): PreAlert => ({ plate: "A", rule: "r", zone: "z", at: at(minutes), ...more });
const rules = new Map<string, Rule>([["r", { id: "r", kind: "no-entry", preAlertMinutes: 10 }]]);
const nothingElse = { rules, vehicles: new Map(), violations: new Map() };
const minutesLeft = (alerts: PreAlert[], minutes: number, more = {}) =>
  alertsAhead(alerts, { ...nothingElse, ...more }, Date.parse(at(minutes))).map(({ leftMillis }) => leftMillis / 60_000);

describe("a pre-alert", () => {
  it("holds for the minutes that its rule looks ahead, and no longer", () => {
    expect(minutesLeft([alert(0)], 3)).toEqual([7]);
    expect(minutesLeft([alert(0)], 9.5)).toEqual([0.5]);
    expect(minutesLeft([alert(0)], 10)).toEqual([]);
  });

  it("of a rule that is not known holds for five minutes", () => {
    expect(minutesLeft([alert(0, { rule: "new" })], 4)).toEqual([1]);
  });

  it("ends when what it foretold happens, and not by what was before or elsewhere", () => {
    const violations = (...list: ReturnType<typeof violation>[]) => ({ violations: new Map(list.map((one) => [one.id, one])) });
    expect(minutesLeft([alert(0)], 3, violations(violation("v", at(2), { plate: "A" })))).toEqual([]);
    expect(minutesLeft([alert(0)], 3, violations(violation("v", at(-2), { plate: "A" })))).toEqual([7]);
    expect(minutesLeft([alert(0)], 3, violations(violation("v", at(2), { plate: "A", zone: "other" })))).toEqual([7]);
  });

  it("goes by the clock of the vehicle's terminal, which goes on while nothing is heard", () => {
    const slow = vehicle("A", at(1));
    slow.properties.receivedAt = at(100);
    const vehicles = new Map([["A", slow]]);
    expect(minutesLeft([alert(0)], 100, { vehicles })).toEqual([9]);
    expect(minutesLeft([alert(0)], 104, { vehicles })).toEqual([5]);
    expect(minutesLeft([alert(0)], 109, { vehicles })).toEqual([]);
  });

  it("goes by the time of day where fixes are on their way for less than three minutes", () => {
    const late = vehicle("A", at(0));
    late.properties.receivedAt = at(2);
    expect(minutesLeft([alert(0)], 3, { vehicles: new Map([["A", late]]) })).toEqual([7]);
  });

  it("stands before those that end later", () => {
    const found = alertsAhead([alert(2), alert(1, { plate: "B" })], nothingElse, Date.parse(at(3)));
    expect(found.map((ahead) => ahead.alert.plate)).toEqual(["B", "A"]);
  });
});

describe("the pre-alerts of a picture", () => {
  it("are one for each vehicle, rule and zone: the newest, in whatever order they are heard", () => {
    const alerts = withPreAlerts(withPreAlerts(new Map(), [alert(5), alert(5, { zone: "y" })]), [alert(1), alert(7, { zone: "y" })]);
    expect([...alerts.values()].map((one) => one.at)).toEqual([at(5), at(7)]);
  });

  it("are forgotten after an hour of their vehicle, so that a console may stay open for months", () => {
    const alerts = withPreAlerts(withPreAlerts(new Map(), [alert(0), alert(0, { plate: "B" })]), [alert(61, { zone: "y" })]);
    expect([...alerts.values()].map(({ plate, zone }) => plate + zone)).toEqual(["Bz", "Ay"]);
  });

  it("come by the live map", () => {
    const picture = applyMessage(EMPTY_PICTURE, { type: "pre-alert", preAlert: alert(0), serverTime: NINE });
    expect([...picture.preAlerts.values()]).toEqual([alert(0)]);
    expect(EMPTY_PICTURE.preAlerts.size).toBe(0);
  });
});
