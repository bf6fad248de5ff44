import { registerIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";

const FILES = import.meta.glob<string>("./*.svg", { query: "?url", import: "default", eager: true });

function addressOf(name: string): string {
  return FILES[`./${name}.svg`] ?? "";
}

/** Web Awesome's own libraries point to a CDN and to data: addresses; the content security policy allows neither. */
export function registerIcons(): void {
  registerIconLibrary("default", { resolver: addressOf });
  registerIconLibrary("system", { resolver: addressOf });
}
