/** Times are shown as in Asia/Shanghai, wherever the browser is: fixes, windows and reports all speak of that zone. */
const ZONE = "Asia/Shanghai";

const PARTS = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

function partsOf(millis: number): Record<string, string> {
  return Object.fromEntries(PARTS.formatToParts(millis).map((part) => [part.type, part.value]));
}

function millisOf(time: string | number): number {
  return typeof time === "number" ? time : Date.parse(time);
}

/** `2026-03-10 09:01:40` */
export function formatDateTime(time: string | number): string {
  const p = partsOf(millisOf(time));
  return `${p["year"]}-${p["month"]}-${p["day"]} ${p["hour"]}:${p["minute"]}:${p["second"]}`;
}

/** `09:01:40` on the day of `now`, `03-10 09:01:40` in its year, else with the year. */
export function formatTime(time: string | number, now: number): string {
  const full = formatDateTime(time);
  const today = formatDateTime(now);
  if (full.slice(0, 10) === today.slice(0, 10)) return full.slice(11);
  return full.slice(0, 4) === today.slice(0, 4) ? full.slice(5) : full;
}

/** `0:42`, `12:05`, `3:07:20`; hours are not folded into days. */
export function formatDuration(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

export function secondsSince(then: number, now: number): number {
  return Math.max(0, Math.floor((now - then) / 1000));
}

/** `117.71234, 39.01234`: longitude first, as everywhere. */
export function formatPlace(lon: number, lat: number): string {
  return `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
}

/** The plate without the colour that the key may carry (`津A12345:1`). */
export function plateOf(key: string): { plate: string; color: number } {
  const [plate = key, color] = key.split(":");
  return { plate, color: color === undefined ? 2 : Number(color) };
}

/** The eight directions, as indexes from north, clockwise. */
export function compassPoint(direction: number): number {
  return Math.round((((direction % 360) + 360) % 360) / 45) % 8;
}
