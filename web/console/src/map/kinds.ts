import type { VehicleState, Zone, ZoneKind } from "../model";
import { ZONE_KINDS } from "../model";

/** How a kind of zone looks. A new kind needs a line here and a label in each language. */
export interface ZoneLook {
  colour: string;
  /** One character on the badge, so that colour is never the only difference. */
  badge: string;
  hatched?: boolean;
}

export const ZONE_LOOKS: Record<ZoneKind, ZoneLook> = {
  "restricted-road": { colour: "#b3261e", badge: "禁", hatched: true },
  "restricted-area": { colour: "#b3261e", badge: "禁", hatched: true },
  "speed-section": { colour: "#9a6400", badge: "速" },
  "key-section": { colour: "#4f46b5", badge: "重" },
  "parking-lot": { colour: "#1b6e3c", badge: "P" },
  "service-area": { colour: "#0b6b75", badge: "服" },
  "pipeline-hca": { colour: "#8a2a86", badge: "管" },
  "chemical-park": { colour: "#7a4b1e", badge: "化" },
  "loading-site": { colour: "#5c5a12", badge: "装" },
  "check-point": { colour: "#24527a", badge: "检" },
};

export const OTHER_LOOK: ZoneLook = { colour: "#55606b", badge: "区" };

export function kindOf(zone: Zone): ZoneKind | "other" {
  return ZONE_KINDS.find((kind) => kind === zone.properties.kind) ?? "other";
}

export function lookOf(kind: ZoneKind | "other"): ZoneLook {
  return kind === "other" ? OTHER_LOOK : ZONE_LOOKS[kind];
}

/** 1, 2 or 3, whatever notation the class came in (GB 32167 writes Ⅰ, Ⅱ, Ⅲ); 0 where there is none. */
export function hcaClassOf(zone: Zone): 0 | 1 | 2 | 3 {
  const text = String(zone.properties.hcaClass ?? "").trim().toUpperCase();
  const notations: [1 | 2 | 3, string[]][] = [
    [1, ["1", "I", "Ⅰ"]],
    [2, ["2", "II", "Ⅱ"]],
    [3, ["3", "III", "Ⅲ"]],
  ];
  return notations.find(([, words]) => words.includes(text))?.[0] ?? 0;
}

export const STATE_COLOURS: Record<VehicleState, string> = {
  moving: "#0b57c2",
  stopped: "#3a4652",
  violating: "#c8102e",
  offline: "#69737d",
};

export const ALERT_COLOUR = "#ffb020";
