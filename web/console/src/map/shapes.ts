import type { Place, Zone } from "../model";

const EARTH_RADIUS_METRES = 6_371_008.8;
/** Web Mercator's equator over the 512 px of the one tile of zoom 0. */
const METRES_PER_PIXEL_AT_ZOOM_0 = (2 * Math.PI * 6_378_137) / 512;

/** A circle as a ring of 64 edges. */
export function circleRing([lon, lat]: Place, radiusMetres: number): Place[] {
  const degrees = (radiusMetres / EARTH_RADIUS_METRES) * (180 / Math.PI);
  const stretch = Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: 65 }, (_, i) => {
    const angle = ((i % 64) / 64) * 2 * Math.PI;
    return [lon + (degrees * Math.sin(angle)) / stretch, lat + degrees * Math.cos(angle)];
  });
}

/**
 * How many pixels a corridor is wide at zoom 0. The width doubles with each zoom, so a line of that width with round
 * caps and joints covers the corridor of rules.md to the pixel.
 */
export function corridorPixelsAtZoom0(line: readonly Place[], halfWidthMetres: number): number {
  const latitude = line.reduce((sum, [, lat]) => sum + lat, 0) / line.length;
  return (2 * halfWidthMetres) / (METRES_PER_PIXEL_AT_ZOOM_0 * Math.cos((latitude * Math.PI) / 180));
}

/** Where the badge of a zone stands: the middle of a line, the mean of an outline's corners, a circle's centre. */
export function anchorOf(zone: Zone): Place {
  const { geometry } = zone;
  switch (geometry.type) {
    case "Point":
      return geometry.coordinates;
    case "LineString":
      return middleOf(geometry.coordinates);
    case "Polygon":
      return meanOf(geometry.coordinates[0] ?? []);
    case "MultiPolygon":
      return meanOf(geometry.coordinates[0]?.[0] ?? []);
  }
}

/** West, south, east, north of everything given; null when there is nothing. */
export function boundsOf(places: Iterable<Place>): [number, number, number, number] | null {
  let bounds: [number, number, number, number] | null = null;
  for (const [lon, lat] of places) {
    bounds = bounds
      ? [Math.min(bounds[0], lon), Math.min(bounds[1], lat), Math.max(bounds[2], lon), Math.max(bounds[3], lat)]
      : [lon, lat, lon, lat];
  }
  return bounds;
}

export function placesOf(zone: Zone): Place[] {
  const { geometry } = zone;
  switch (geometry.type) {
    case "Point":
      return [geometry.coordinates];
    case "LineString":
      return geometry.coordinates;
    case "Polygon":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
  }
}

function meanOf(ring: readonly Place[]): Place {
  const corners = ring.length > 1 ? ring.slice(0, -1) : ring;
  const sum = corners.reduce(([x, y], [lon, lat]) => [x + lon, y + lat], [0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}

function middleOf(line: readonly Place[]): Place {
  const lengths = line.slice(1).map(([lon, lat], i) => {
    const [x, y] = line[i] as Place;
    return Math.hypot((lon - x) * Math.cos((lat * Math.PI) / 180), lat - y);
  });
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    const [x, y] = line[i] as Place;
    const [lon, lat] = line[i + 1] as Place;
    if (rest <= length && length > 0) return [x + ((lon - x) * rest) / length, y + ((lat - y) * rest) / length];
    rest -= length;
  }
  return line[0] ?? [0, 0];
}
