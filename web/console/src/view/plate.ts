import { html } from "lit";
import { plateOf } from "../format";
import { label, t } from "../i18n";

const KNOWN_COLOURS = new Set([1, 2, 3, 4, 5, 91, 92, 93, 94]);

export function plateColourName(color: number): string {
  return KNOWN_COLOURS.has(color) ? label("plateColor", color) : t("plateColor.other");
}

/** A plate that looks like one; the key carries the colour (JT/T 697.7) when it is not yellow. */
export function plateChip(key: string) {
  const { plate, color } = plateOf(key);
  return html`<span class="plate plate-${KNOWN_COLOURS.has(color) ? color : "other"}" title=${plateColourName(color)}
    >${plate}</span
  >`;
}
