import land from "#basemap/land.geojson?url";
import places from "#basemap/places.geojson?url";
import roads from "#basemap/roads.geojson?url";
import water from "#basemap/water.geojson?url";
import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import type { Language } from "../i18n";

const LAND = "#f4f3ef";
const WATER = "#cfdde8";
const WATER_TEXT = "#4a6a86";

const absolute = (path: string) => new URL(path, document.baseURI).href;

export const placeName = (language: Language): ExpressionSpecification => ["get", language === "zh" ? "name" : "nameEn"];

export const roadName = (language: Language): ExpressionSpecification => [
  "concat",
  ["get", "ref"],
  " ",
  placeName(language),
];

/** The offline base map. Without `glyphs`, MapLibre draws every label with the browser's own fonts. */
export function baseStyle(language: Language): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: absolute(land), attribution: "© OpenStreetMap contributors (ODbL)" },
      water: { type: "geojson", data: absolute(water) },
      roads: { type: "geojson", data: absolute(roads) },
      places: { type: "geojson", data: absolute(places) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": WATER } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": LAND } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": "#a9bccb", "line-width": 0.8 } },
      {
        id: "water",
        type: "fill",
        source: "water",
        filter: ["==", ["get", "size"], "large"],
        paint: { "fill-color": WATER },
      },
      {
        id: "ponds",
        type: "fill",
        source: "water",
        minzoom: 11,
        filter: ["==", ["get", "size"], "small"],
        paint: { "fill-color": WATER },
      },
      {
        id: "road-casing",
        type: "line",
        source: "roads",
        layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": "#c9c4b8", "line-width": ["interpolate", ["linear"], ["zoom"], 8, 2.5, 14, 8] },
      },
      {
        id: "road",
        type: "line",
        source: "roads",
        layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": "#fff", "line-width": ["interpolate", ["linear"], ["zoom"], 8, 1.2, 14, 5.5] },
      },
      {
        id: "road-name",
        type: "symbol",
        source: "roads",
        minzoom: 9,
        layout: {
          "symbol-placement": "line",
          "symbol-spacing": 260,
          "text-field": roadName(language),
          "text-size": 11,
        },
        paint: { "text-color": "#6b665a", "text-halo-color": "#fff", "text-halo-width": 1.5 },
      },
      {
        id: "place-name",
        type: "symbol",
        source: "places",
        layout: {
          "text-field": placeName(language),
          "text-size": ["match", ["get", "rank"], 1, 16, 2, 14, 12],
          "symbol-sort-key": ["get", "rank"],
          "text-letter-spacing": 0.06,
          "text-padding": 6,
        },
        paint: {
          "text-color": ["match", ["get", "kind"], ["sea", "water"], WATER_TEXT, "#4b4a45"],
          "text-halo-color": ["match", ["get", "kind"], ["sea", "water"], WATER, "#fff"],
          "text-halo-width": 1.4,
        },
      },
    ],
  };
}
