import { describe, expect, it } from "vitest";
import type { LiveMessage } from "../src/model";
import { applyMessage, countByState, EMPTY_PICTURE, newestFixTime, withViolations } from "../src/picture";
import type { Picture } from "../src/picture";
import { vehicle, violation } from "./data";

const NINE = "2026-03-10T09:00:00+08:00";
const LATER = "2026-03-10T09:00:30+08:00";

function after(...messages: LiveMessage[]): Picture {
  return messages.reduce(applyMessage, EMPTY_PICTURE);
}

function snapshot(...features: ReturnType<typeof vehicle>[]): LiveMessage {
  return { type: "snapshot", positions: { type: "FeatureCollection", features }, serverTime: LATER };
}

function event(name: string, ...[id, start, more]: Parameters<typeof violation>): LiveMessage {
  return { type: "violation", event: `violation.${name}`, violation: violation(id, start, more) };
}

describe("vehicles", () => {
  it("are those of the newest snapshot and the positions after it", () => {
    const picture = after(
      snapshot(vehicle("A", NINE), vehicle("B", NINE)),
      snapshot(vehicle("B", NINE)),
      { type: "positions", features: [vehicle("C", NINE)], serverTime: LATER },
    );
    expect([...picture.vehicles.keys()]).toEqual(["B", "C"]);
  });

  it("do not go back to a late fix, and may change their state within a second", () => {
    const picture = after(
      snapshot(vehicle("A", LATER)),
      { type: "positions", features: [vehicle("A", NINE, "stopped")], serverTime: LATER },
    );
    expect(picture.vehicles.get("A")?.properties.state).toBe("moving");
    const changed = applyMessage(picture, {
      type: "positions",
      features: [vehicle("A", LATER, "violating")],
      serverTime: LATER,
    });
    expect(changed.vehicles.get("A")?.properties.state).toBe("violating");
  });

  it("are counted by state, every state named", () => {
    const vehicles = [vehicle("A", NINE), vehicle("B", NINE, "offline"), vehicle("C", NINE)];
    expect(countByState(vehicles)).toEqual({ moving: 2, stopped: 0, violating: 0, offline: 1 });
  });

  it("give the newest fix time", () => {
    expect(newestFixTime([])).toBeNull();
    expect(newestFixTime([vehicle("A", LATER), vehicle("B", NINE)])).toBe(Date.parse(LATER));
  });
});

describe("violations", () => {
  it("open, grow and close", () => {
    const picture = after(
      event("opened", "v1", NINE),
      event("updated", "v1", NINE, { revision: 2, end: LATER }),
      event("closed", "v1", NINE, { revision: 2, end: LATER, state: "closed", closeReason: "exit" }),
    );
    expect(picture.violations.get("v1")).toMatchObject({ state: "closed", closeReason: "exit", end: LATER });
  });

  it("go when they are superseded", () => {
    expect(after(event("opened", "v1", NINE), event("superseded", "v1", NINE)).violations.size).toBe(0);
  });

  it("keep the greater revision when a list arrives after the live message", () => {
    const live = after(event("closed", "v1", NINE, { revision: 3, state: "closed" }));
    expect(withViolations(live, [violation("v1", NINE, { revision: 2 })]).violations.get("v1")?.state).toBe("closed");
  });

  it("keep their place when a later message leaves it out", () => {
    const position = { lon: 117.7, lat: 39 };
    const picture = after(event("opened", "v1", NINE, { position }), event("closed", "v1", NINE, { revision: 2 }));
    expect(picture.violations.get("v1")?.position).toEqual(position);
  });

  it("leave the earlier picture as it was", () => {
    const before = after(event("opened", "v1", NINE));
    applyMessage(before, event("superseded", "v1", NINE));
    expect(before.violations.size).toBe(1);
  });
});
