import { html, nothing } from "lit";
import { formatDuration, formatTime, plateOf } from "../format";
import { label, t } from "../i18n";
import type { Rule, Zone } from "../model";
import type { Ahead } from "../prealert";
import { plateChip } from "./plate";

/** What a row needs beside the alert. */
export interface AheadWords {
  rules: ReadonlyMap<string, Rule>;
  zones: ReadonlyMap<string, Zone>;
  now: number;
}

/** The pre-alerts as rows of a list, each with the time that is left; `choose` gets the plate key. */
export function aheadRows(ahead: readonly Ahead[], words: AheadWords, choose: (key: string) => void) {
  if (ahead.length === 0) return html`<li class="empty" data-testid="ahead-empty">${t("ahead.none")}</li>`;
  return ahead.map(({ alert, leftMillis }) => {
    const zone = zoneName(alert.zone, words);
    return html`<li>
      <button
        type="button"
        class="violation ahead"
        data-testid="ahead-row"
        title=${t("violations.openHint", { plate: plateOf(alert.plate).plate })}
        @click=${() => choose(alert.plate)}
      >
        <span class="line">
          ${plateChip(alert.plate)}
          <strong>${t("ahead.about", { kind: kindOf(alert.rule, words) })}</strong>
        </span>
        <span class="line"><span class="zone" title=${zone}>${zone}</span></span>
        <span class="line times">
          <span>${t("ahead.since")} <time datetime=${alert.at}>${formatTime(alert.at, words.now)}</time></span>
          <span>${t("ahead.left")} <b data-testid="ahead-left">${formatDuration(leftMillis)}</b></span>
        </span>
      </button>
    </li>`;
  });
}

/** The pre-alerts of the vehicle whose card is open. */
export function aheadOfVehicle(ahead: readonly Ahead[], words: AheadWords) {
  return html`
    <h3>${t("ahead.heading")} ${ahead.length > 0 ? html`<span class="count warn">${ahead.length}</span>` : nothing}</h3>
    ${ahead.length === 0
      ? html`<p class="quiet" data-testid="card-ahead">${t("ahead.noneHere")}</p>`
      : html`<ul data-testid="card-ahead">
          ${ahead.map(
            ({ alert, leftMillis }) => html`<li>
              <strong>${t("ahead.about", { kind: kindOf(alert.rule, words) })}</strong> ${zoneName(alert.zone, words)}
              <span class="quiet">· ${t("ahead.left")} ${formatDuration(leftMillis)}</span>
            </li>`,
          )}
        </ul>`}
  `;
}

function zoneName(id: string, { zones }: AheadWords): string {
  return zones.get(id)?.properties.name ?? id;
}

function kindOf(rule: string, { rules }: AheadWords): string {
  return label("ruleKind", rules.get(rule)?.kind ?? "no-entry");
}
