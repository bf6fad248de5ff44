import type { ExpressionSpecification, FilterSpecification, GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { VEHICLE_STATES, ZONE_KINDS } from "../model";
import type { Place, TrackFix, Vehicle, Violation, Zone } from "../model";
import { hcaClassOf, kindOf, lookOf, STATE_COLOURS } from "./kinds";
import { anchorOf, circleRing, corridorPixelsAtZoom0 } from "./shapes";

type Data = Parameters<GeoJSONSource["setData"]>[0];

const NOTHING: Data = { type: "FeatureCollection", features: [] };
const MAX_ZOOM = 24;

const COLOUR: ExpressionSpecification = ["get", "colour"];
const IS_HATCHED: FilterSpecification = ["get", "hatched"];
/** An HCA is the stronger the higher its class: class Ⅲ is the most dangerous one (GB 32167). */
const byHcaClass = (none: number, one: number, two: number, three: number): ExpressionSpecification => [
  "match",
  ["get", "hcaClass"],
  1,
  one,
  2,
  two,
  3,
  three,
  none,
];

const ZONE_LAYERS = ["zone-fill", "zone-hatch", "zone-edge", "zone-corridor", "zone-line", "zone-hca-line", "zone-name"];
const ZONE_FILTERS: Record<string, FilterSpecification | undefined> = {
  "zone-fill": ["==", ["geometry-type"], "Polygon"],
  "zone-hatch": ["all", ["==", ["geometry-type"], "Polygon"], IS_HATCHED],
  "zone-edge": ["==", ["geometry-type"], "Polygon"],
  "zone-corridor": ["all", ["==", ["geometry-type"], "LineString"], [">", ["get", "pixels"], 0]],
  "zone-line": ["all", ["==", ["geometry-type"], "LineString"], ["!=", ["get", "kind"], "pipeline-hca"]],
  "zone-hca-line": ["all", ["==", ["geometry-type"], "LineString"], ["==", ["get", "kind"], "pipeline-hca"]],
};

/** Everything that is drawn over the base map, from below to above. */
export function addLayers(map: MapLibreMap): void {
  const source = (id: string) => map.addSource(id, { type: "geojson", data: NOTHING });
  // Wide corridors reach far beyond the tile that their line is in.
  map.addSource("zones", { type: "geojson", data: NOTHING, buffer: 512 });
  ["zone-anchors", "track", "track-fixes", "violation-start", "vehicles"].forEach(source);
  addZoneLayers(map);
  addTrackLayers(map);
  addVehicleLayers(map);
  hideKinds(map, new Set());
}

function addZoneLayers(map: MapLibreMap): void {
  const zones = { source: "zones" } as const;
  map.addLayer({
    id: "zone-fill",
    type: "fill",
    ...zones,
    paint: { "fill-color": COLOUR, "fill-opacity": byHcaClass(0.1, 0.12, 0.22, 0.34) },
  });
  map.addLayer({
    id: "zone-hatch",
    type: "fill",
    ...zones,
    paint: { "fill-pattern": ["concat", "hatch-", ["get", "kind"]], "fill-opacity": 0.45 },
  });
  map.addLayer({
    id: "zone-corridor",
    type: "line",
    ...zones,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": COLOUR, "line-opacity": byHcaClass(0.2, 0.14, 0.24, 0.36), "line-width": corridorWidth() },
  });
  map.addLayer({
    id: "zone-edge",
    type: "line",
    ...zones,
    layout: { "line-join": "round" },
    paint: { "line-color": COLOUR, "line-width": byHcaClass(1.6, 1, 1.6, 2.6) },
  });
  map.addLayer({
    id: "zone-line",
    type: "line",
    ...zones,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": COLOUR, "line-width": 2.2 },
  });
  map.addLayer({
    id: "zone-hca-line",
    type: "line",
    ...zones,
    layout: { "line-join": "round" },
    paint: { "line-color": COLOUR, "line-width": byHcaClass(2, 1.6, 2.4, 3.4), "line-dasharray": [3, 1.5] },
  });
  map.addLayer({
    id: "zone-chosen",
    type: "line",
    ...zones,
    filter: ["==", ["get", "id"], ""],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": "#111a22", "line-width": 3 },
  });
  map.addLayer({
    id: "zone-name",
    type: "symbol",
    source: "zone-anchors",
    layout: {
      "icon-image": ["concat", "badge-", ["get", "kind"]],
      "icon-size": ["interpolate", ["linear"], ["zoom"], 9, 0.8, 12, 1],
      "icon-padding": 0,
      "text-field": ["step", ["zoom"], "", 9.3, ["get", "name"]],
      "text-size": 12,
      "text-anchor": "left",
      "text-offset": [0.95, 0],
      "text-optional": true,
      "text-max-width": 12,
    },
    paint: { "text-color": COLOUR, "text-halo-color": "#fff", "text-halo-width": 1.6 },
  });
}

function corridorWidth(): ExpressionSpecification {
  return [
    "interpolate",
    ["exponential", 2],
    ["zoom"],
    0,
    ["get", "pixels"],
    MAX_ZOOM,
    ["*", ["get", "pixels"], 2 ** MAX_ZOOM],
  ];
}

function addTrackLayers(map: MapLibreMap): void {
  const line = { source: "track", layout: { "line-cap": "round", "line-join": "round" } } as const;
  map.addLayer({ id: "track-casing", type: "line", ...line, paint: { "line-color": "#fff", "line-width": 7 } });
  map.addLayer({ id: "track", type: "line", ...line, paint: { "line-color": "#111a22", "line-width": 4 } });
  map.addLayer({
    id: "track-arrows",
    type: "symbol",
    source: "track",
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 60,
      "icon-image": "track-arrow",
      "icon-size": 0.7,
      "icon-allow-overlap": true,
    },
  });
  map.addLayer({
    id: "track-fixes",
    type: "circle",
    source: "track-fixes",
    minzoom: 12.5,
    paint: {
      "circle-radius": 3,
      "circle-color": "#fff",
      "circle-stroke-color": "#111a22",
      "circle-stroke-width": 1.5,
    },
  });
}

function addVehicleLayers(map: MapLibreMap): void {
  map.addLayer({
    id: "violation-start",
    type: "symbol",
    source: "violation-start",
    layout: { "icon-image": "violation-start", "icon-anchor": "bottom", "icon-allow-overlap": true },
  });
  map.addLayer({
    id: "vehicle-chosen",
    type: "circle",
    source: "vehicles",
    filter: ["==", ["get", "key"], ""],
    paint: {
      "circle-radius": 21,
      "circle-color": "#ffd43b",
      "circle-opacity": 0.55,
      "circle-stroke-color": "#111a22",
      "circle-stroke-width": 2,
    },
  });
  map.addLayer({
    id: "vehicles",
    type: "symbol",
    source: "vehicles",
    layout: {
      "icon-image": ["concat", "vehicle-", ["get", "state"]],
      "icon-size": ["interpolate", ["linear"], ["zoom"], 8, 0.6, 11, 0.85, 14, 1],
      "icon-rotate": ["get", "direction"],
      "icon-rotation-alignment": "map",
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
      "symbol-sort-key": ["get", "order"],
    },
  });
  map.addLayer({
    id: "vehicle-alerts",
    type: "symbol",
    source: "vehicles",
    filter: ["get", "alerted"],
    layout: {
      "icon-image": "alert-mark",
      "icon-offset": [15, -13],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
  });
  map.addLayer({
    id: "vehicle-plates",
    type: "symbol",
    source: "vehicles",
    layout: {
      "text-field": ["step", ["zoom"], "", 11.5, ["get", "plate"]],
      "text-size": 11.5,
      "text-offset": [0, 1.7],
      "text-anchor": "top",
      "text-padding": 1,
      // The plates that matter most find their room first.
      "symbol-sort-key": ["-", 0, ["get", "order"]],
    },
    paint: { "text-color": COLOUR, "text-halo-color": "#fff", "text-halo-width": 1.8 },
  });
}

/** Kinds that the user took off the map. */
export function hideKinds(map: MapLibreMap, hidden: ReadonlySet<string>): void {
  const visible: FilterSpecification = ["!", ["in", ["get", "kind"], ["literal", [...hidden]]]];
  for (const layer of ZONE_LAYERS) {
    const own = ZONE_FILTERS[layer];
    map.setFilter(layer, own ? (["all", own, visible] as FilterSpecification) : visible);
  }
}

/** Points out a vehicle, and of a violation the zone and the place where it began. */
export function choose(map: MapLibreMap, vehicle: string | null, violation: Violation | null): void {
  map.setFilter("vehicle-chosen", ["==", ["get", "key"], vehicle ?? ""]);
  map.setFilter("zone-chosen", ["==", ["get", "id"], violation?.zone ?? ""]);
  const start = violation?.position;
  const coordinates = start && [start.lon, start.lat];
  setData(map, "violation-start", coordinates ? [feature({ type: "Point", coordinates }, {})] : []);
}

function setData(map: MapLibreMap, source: string, features: unknown[]): void {
  map.getSource<GeoJSONSource>(source)?.setData({ type: "FeatureCollection", features } as Data);
}

export function showZones(map: MapLibreMap, zones: readonly Zone[]): void {
  // Large zones first, so that a lot inside a park stays visible and gets its label.
  const order = new Map<string, number>(ZONE_KINDS.map((kind, i) => [kind, i]));
  const sorted = [...zones].sort((a, b) => (order.get(a.properties.kind) ?? 99) - (order.get(b.properties.kind) ?? 99));
  setData(map, "zones", sorted.map(drawnZone));
  setData(
    map,
    "zone-anchors",
    sorted.map((zone) => feature({ type: "Point", coordinates: anchorOf(zone) }, zoneProperties(zone))),
  );
}

function drawnZone(zone: Zone): unknown {
  const { geometry, properties } = zone;
  if (geometry.type === "Point") {
    const ring = circleRing(geometry.coordinates, properties.radiusMetres ?? 0);
    return feature({ type: "Polygon", coordinates: [ring] }, zoneProperties(zone));
  }
  if (geometry.type === "LineString") {
    const pixels = corridorPixelsAtZoom0(geometry.coordinates, properties.halfWidthMetres ?? 0);
    return feature(geometry, { ...zoneProperties(zone), pixels });
  }
  return feature(geometry, zoneProperties(zone));
}

function zoneProperties(zone: Zone): Record<string, unknown> {
  const kind = kindOf(zone);
  const look = lookOf(kind);
  return {
    id: zone.id,
    name: zone.properties.name,
    kind,
    colour: look.colour,
    hatched: look.hatched ?? false,
    hcaClass: hcaClassOf(zone),
  };
}

/** @param alerted the keys of those for which a pre-alert holds */
export function showVehicles(map: MapLibreMap, vehicles: Iterable<Vehicle>, alerted: ReadonlySet<string>): void {
  const features = Array.from(vehicles, (vehicle) => {
    const { plate, state, direction } = vehicle.properties;
    const order = state === "violating" ? 9 : VEHICLE_STATES.length - VEHICLE_STATES.indexOf(state);
    const key = vehicle.id;
    const look = { state, direction, order, colour: STATE_COLOURS[state], alerted: alerted.has(key) };
    return feature(vehicle.geometry, { key, plate, ...look });
  });
  setData(map, "vehicles", features);
}

export function showTrack(map: MapLibreMap, fixes: readonly TrackFix[]): void {
  const line = fixes.map(({ lon, lat }): Place => [lon, lat]);
  setData(map, "track", line.length > 1 ? [feature({ type: "LineString", coordinates: line }, {})] : []);
  setData(
    map,
    "track-fixes",
    line.map((coordinates) => feature({ type: "Point", coordinates }, {})),
  );
}

function feature(geometry: unknown, properties: Record<string, unknown>): unknown {
  return { type: "Feature", geometry, properties };
}
