import type { Map as MapLibreMap } from "maplibre-gl";
import type { VehicleState, ZoneKind } from "../model";
import { VEHICLE_STATES, ZONE_KINDS } from "../model";
import { ALERT_COLOUR, lookOf, STATE_COLOURS } from "./kinds";

/** Device pixels for one pixel of an icon; two look sharp on every screen. */
const RATIO = 2;
export const VEHICLE_ICON_PIXELS = 34;
const BADGE_PIXELS = 18;
const HATCH_PIXELS = 10;
const ALERT_PIXELS = 20;

type Pen = CanvasRenderingContext2D;

function draw(size: number, paint: (pen: Pen) => void): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * RATIO;
  const pen = canvas.getContext("2d", { willReadFrequently: true }) as Pen;
  pen.scale(RATIO, RATIO);
  paint(pen);
  return canvas;
}

/** An arrowhead that points north, centred, `reach` pixels from the middle to its tip. */
function arrow(pen: Pen, reach: number): void {
  const middle = VEHICLE_ICON_PIXELS / 2;
  pen.beginPath();
  pen.moveTo(middle, middle - reach);
  pen.lineTo(middle + reach * 0.72, middle + reach * 0.85);
  pen.lineTo(middle, middle + reach * 0.45);
  pen.lineTo(middle - reach * 0.72, middle + reach * 0.85);
  pen.closePath();
}

function circle(pen: Pen, radius: number): void {
  pen.beginPath();
  pen.arc(VEHICLE_ICON_PIXELS / 2, VEHICLE_ICON_PIXELS / 2, radius, 0, 2 * Math.PI);
}

function fillAndOutline(pen: Pen, fill: string, outline: string, width: number): void {
  pen.lineJoin = "round";
  pen.strokeStyle = outline;
  pen.lineWidth = width;
  pen.stroke();
  pen.fillStyle = fill;
  pen.fill();
}

const PAINT: Record<VehicleState, (pen: Pen) => void> = {
  moving: (pen) => {
    arrow(pen, 11);
    fillAndOutline(pen, STATE_COLOURS.moving, "#fff", 4);
  },
  /** A disc with a short beak for the direction, and a white square: stop. */
  stopped: (pen) => {
    const middle = VEHICLE_ICON_PIXELS / 2;
    pen.beginPath();
    pen.arc(middle, middle, 8, -Math.PI / 2 + 0.6, -Math.PI / 2 - 0.6 + 2 * Math.PI);
    pen.lineTo(middle, middle - 13);
    pen.closePath();
    fillAndOutline(pen, STATE_COLOURS.stopped, "#fff", 4);
    pen.fillStyle = "#fff";
    pen.fillRect(middle - 3, middle - 3, 6, 6);
  },
  /** An arrow within a ring: larger than every other, and the only one with a ring. */
  violating: (pen) => {
    circle(pen, 14);
    fillAndOutline(pen, "#fff", STATE_COLOURS.violating, 3.5);
    arrow(pen, 9.5);
    pen.fillStyle = STATE_COLOURS.violating;
    pen.fill();
  },
  /** Hollow, and struck through. */
  offline: (pen) => {
    arrow(pen, 10);
    fillAndOutline(pen, "#fff", STATE_COLOURS.offline, 2);
    pen.beginPath();
    pen.moveTo(8, 26);
    pen.lineTo(26, 8);
    pen.stroke();
  },
};

function hatch(colour: string): HTMLCanvasElement {
  return draw(HATCH_PIXELS, (pen) => {
    pen.strokeStyle = colour;
    pen.lineWidth = 1.4;
    pen.beginPath();
    for (const shift of [-HATCH_PIXELS, 0, HATCH_PIXELS]) {
      pen.moveTo(shift - 1, HATCH_PIXELS + 1);
      pen.lineTo(shift + HATCH_PIXELS + 1, -1);
    }
    pen.stroke();
  });
}

function badge(kind: ZoneKind | "other"): HTMLCanvasElement {
  const look = lookOf(kind);
  return draw(BADGE_PIXELS, (pen) => {
    pen.beginPath();
    pen.roundRect(1, 1, BADGE_PIXELS - 2, BADGE_PIXELS - 2, 4);
    fillAndOutline(pen, look.colour, "#fff", 2);
    pen.fillStyle = "#fff";
    pen.font = '600 10.5px "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(look.badge, BADGE_PIXELS / 2, BADGE_PIXELS / 2 + 0.5);
  });
}

function trackArrow(): HTMLCanvasElement {
  return draw(10, (pen) => {
    pen.beginPath();
    pen.moveTo(2, 1.5);
    pen.lineTo(8.5, 5);
    pen.lineTo(2, 8.5);
    pen.closePath();
    pen.fillStyle = "#fff";
    pen.fill();
  });
}

/** A triangle with an exclamation mark, which stands beside a vehicle. */
function alertMark(): HTMLCanvasElement {
  return draw(ALERT_PIXELS, (pen) => {
    pen.beginPath();
    pen.moveTo(10, 3);
    pen.lineTo(18, 17);
    pen.lineTo(2, 17);
    pen.closePath();
    fillAndOutline(pen, ALERT_COLOUR, "#111a22", 3);
    pen.fillStyle = "#111a22";
    pen.fillRect(9, 7.5, 2, 5);
    pen.fillRect(9, 13.8, 2, 2);
  });
}

/** A flag whose foot is the middle of the lower edge. */
function flag(): HTMLCanvasElement {
  return draw(26, (pen) => {
    pen.lineJoin = "round";
    pen.beginPath();
    pen.moveTo(13, 26);
    pen.lineTo(13, 3);
    pen.lineTo(24, 8);
    pen.lineTo(13, 13);
    pen.strokeStyle = "#fff";
    pen.lineWidth = 4.5;
    pen.stroke();
    pen.strokeStyle = pen.fillStyle = STATE_COLOURS.violating;
    pen.lineWidth = 2;
    pen.stroke();
    pen.fill();
  });
}

/** The same drawings as addresses of images, for the legend. */
export function vehicleIconAddress(state: VehicleState): string {
  return draw(VEHICLE_ICON_PIXELS, PAINT[state]).toDataURL();
}

export function alertMarkAddress(): string {
  return alertMark().toDataURL();
}

export function badgeAddress(kind: ZoneKind | "other"): string {
  return badge(kind).toDataURL();
}

export function addIcons(map: MapLibreMap): void {
  const add = (name: string, canvas: HTMLCanvasElement) => {
    const image = (canvas.getContext("2d") as Pen).getImageData(0, 0, canvas.width, canvas.height);
    map.addImage(name, image, { pixelRatio: RATIO });
  };
  for (const state of VEHICLE_STATES) add(`vehicle-${state}`, draw(VEHICLE_ICON_PIXELS, PAINT[state]));
  for (const kind of [...ZONE_KINDS, "other"] as const) {
    add(`badge-${kind}`, badge(kind));
    if (lookOf(kind).hatched) add(`hatch-${kind}`, hatch(lookOf(kind).colour));
  }
  add("track-arrow", trackArrow());
  add("violation-start", flag());
  add("alert-mark", alertMark());
}
