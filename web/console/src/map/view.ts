import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { Map as MapLibreMap, ScaleControl, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { html } from "lit";
import type { PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { language, t } from "../i18n";
import type { Place, TrackFix, Vehicle, Violation, Zone } from "../model";
import { Part } from "../view/part";
import { addIcons } from "./icons";
import { addLayers, choose, hideKinds, showTrack, showVehicles, showZones } from "./layers";
import { boundsOf, placesOf } from "./shapes";
import { baseStyle, placeName, roadName } from "./style";

setWorkerUrl(new URL(workerAddress, document.baseURI).href);

/** Where the map opens while there is no zone to show: Binhai. */
const DISTRICT: [number, number, number, number] = [117.2, 38.6, 117.95, 39.26];
const CLOSE_ZOOM = 13;
/** Vehicles a little beyond the edge are watched too, so that a small move of the map shows them at once. */
const MARGIN = 0.2;
const LAND_FONTS = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';

/** The map. Tells `map-ready`, `vehicle-chosen`, `ground-chosen` and `bounds-changed`. */
@customElement("hazmat-map")
export class HazmatMap extends Part {
  @property({ attribute: false }) vehicles: ReadonlyMap<string, Vehicle> = new Map();
  /** The keys of the vehicles for which a pre-alert holds. */
  @property({ attribute: false }) alerted: ReadonlySet<string> = new Set();
  @property({ attribute: false }) zones: readonly Zone[] = [];
  @property({ attribute: false }) track: readonly TrackFix[] = [];
  @property({ attribute: false }) chosenVehicle: string | null = null;
  @property({ attribute: false }) chosenViolation: Violation | null = null;
  @property({ attribute: false }) hiddenKinds: ReadonlySet<string> = new Set();
  @state() private failed = false;
  private map: MapLibreMap | null = null;
  private ready = false;
  private opened = false;
  private drawnLanguage = language();

  override render() {
    return html`
      <div class="map-canvas" data-testid="map"></div>
      ${this.failed ? html`<p class="map-failed failure" role="alert">${t("map.failed")}</p>` : this.buttons()}
    `;
  }

  private buttons() {
    const button = (icon: string, key: string, act: () => void) => html`
      <button type="button" title=${t(key)} aria-label=${t(key)} @click=${act}>
        <wa-icon name=${icon}></wa-icon>
      </button>
    `;
    return html`<div class="map-buttons">
      ${button("plus", "map.zoomIn", () => this.map?.zoomIn())}
      ${button("minus", "map.zoomOut", () => this.map?.zoomOut())}
      ${button("north", "map.resetNorth", () => this.map?.resetNorthPitch())}
      ${button("home", "map.home", () => this.showAll(true))}
    </div>`;
  }

  override firstUpdated(): void {
    try {
      this.map = new MapLibreMap({
        container: this.querySelector<HTMLElement>(".map-canvas") as HTMLElement,
        style: baseStyle(this.drawnLanguage),
        bounds: DISTRICT,
        minZoom: 7,
        maxZoom: 17,
        maxPitch: 0,
        localIdeographFontFamily: LAND_FONTS,
        locale: { "Map.Title": t("map.label") },
        attributionControl: { compact: false },
      });
    } catch {
      this.failed = true;
      return;
    }
    this.map.addControl(new ScaleControl({ unit: "metric" }), "bottom-right");
    this.map.on("load", () => this.start());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.map?.remove();
    this.map = null;
    this.ready = false;
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.ready) this.draw((name) => changed.has(name as keyof HazmatMap));
  }

  /** Moves to a place; `aside` is how much of the left side a card covers, in pixels. Of a narrow map it covers the lower half. */
  goTo(place: Place, aside: number): void {
    if (!this.map) return;
    const zoom = Math.max(this.map.getZoom(), CLOSE_ZOOM);
    const { clientWidth, clientHeight } = this.map.getContainer();
    const offset: [number, number] = clientWidth > 2 * aside ? [aside / 2, 0] : [0, -clientHeight / 4];
    this.map.flyTo({ center: place, zoom, offset, maxDuration: 1500 });
  }

  private start(): void {
    const map = this.map as MapLibreMap;
    addIcons(map);
    addLayers(map);
    map.on("click", (event) => this.clicked(event.point.x, event.point.y));
    for (const type of ["mouseenter", "mouseleave"] as const) {
      map.on(type, "vehicles", () => {
        map.getCanvas().style.cursor = type === "mouseenter" ? "pointer" : "";
      });
    }
    map.on("moveend", () => this.tellBounds());
    this.ready = true;
    this.draw(() => true);
    this.tellBounds();
    this.tell("map-ready");
  }

  private draw(has: (name: string) => boolean): void {
    const map = this.map as MapLibreMap;
    if (has("zones")) {
      showZones(map, this.zones);
      this.openAtZones();
    }
    if (has("vehicles") || has("alerted")) showVehicles(map, this.vehicles.values(), this.alerted);
    if (has("track")) showTrack(map, this.track);
    if (has("hiddenKinds")) hideKinds(map, this.hiddenKinds);
    if (has("chosenVehicle") || has("chosenViolation")) choose(map, this.chosenVehicle, this.chosenViolation);
    if (this.drawnLanguage !== language()) this.relabel(map);
  }

  private relabel(map: MapLibreMap): void {
    this.drawnLanguage = language();
    map.getCanvas().setAttribute("aria-label", t("map.label"));
    map.setLayoutProperty("place-name", "text-field", placeName(this.drawnLanguage));
    map.setLayoutProperty("road-name", "text-field", roadName(this.drawnLanguage));
  }

  /** Once: later changes of the zones leave the user's view alone. */
  private openAtZones(): void {
    if (this.opened || this.zones.length === 0) return;
    this.opened = true;
    this.showAll(false);
  }

  private showAll(animate: boolean): void {
    const bounds = boundsOf(this.zones.flatMap(placesOf)) ?? DISTRICT;
    this.map?.fitBounds(bounds, { padding: this.padding(), animate, maxZoom: CLOSE_ZOOM });
  }

  /** The legend and the buttons cover the sides. */
  private padding() {
    const covered = this.parentElement?.querySelector<HTMLElement>(".legend[open]")?.offsetWidth ?? 0;
    const { width } = this.getBoundingClientRect();
    return { top: 40, bottom: 40, left: covered < width / 3 ? covered + 20 : 40, right: 60 };
  }

  private clicked(x: number, y: number): void {
    const reach = 8;
    const box: [[number, number], [number, number]] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const [hit] = this.map?.queryRenderedFeatures(box, { layers: ["vehicles"] }) ?? [];
    if (hit) this.tell("vehicle-chosen", String(hit.properties["key"]));
    else this.tell("ground-chosen");
  }

  private tellBounds(): void {
    const bounds = (this.map as MapLibreMap).getBounds();
    const lon = (bounds.getEast() - bounds.getWest()) * MARGIN;
    const lat = (bounds.getNorth() - bounds.getSouth()) * MARGIN;
    this.tell("bounds-changed", [
      Math.max(bounds.getWest() - lon, -180),
      Math.max(bounds.getSouth() - lat, -90),
      Math.min(bounds.getEast() + lon, 180),
      Math.min(bounds.getNorth() + lat, 90),
    ]);
  }
}
