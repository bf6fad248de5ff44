import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Problem } from "../api";
import type { Api } from "../api";
import { formatDateTime } from "../format";
import { t } from "../i18n";
import type { Backtest, BacktestRow, Rule } from "../model";
import { shanghaiTime } from "../rules";
import { Part } from "./part";

const LOOK_MILLIS = 1000;
const DAY_MILLIS = 24 * 3_600_000;
const COUNTS = ["draft", "published", "onlyInDraft", "onlyInPublished", "inBoth"] as const;

/** What a draft of a rule would have found on the stored tracks, beside what the published one found. */
@customElement("hazmat-backtest")
export class BacktestTrial extends Part {
  @property({ attribute: false }) api!: Api;
  /** The rule as the form has it; null where the form is not filled in. */
  @property({ attribute: false }) draft: () => Rule | null = () => null;
  @property({ attribute: false }) now = 0;
  @state() private running: Backtest | null = null;
  @state() private failure = "";
  private tried = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render() {
    return html`
      <h3>${t("backtest.heading")}</h3>
      <p class="quiet">${t("backtest.meaning")}</p>
      <form class="tools" data-testid="backtest" @submit=${this.start}>
        <label><span>${t("backtest.from")}</span><input name="from" type="datetime-local" step="1" required .defaultValue=${localTime(this.now - 7 * DAY_MILLIS)} /></label>
        <label><span>${t("backtest.to")}</span><input name="to" type="datetime-local" step="1" required .defaultValue=${localTime(this.now)} /></label>
        ${this.running?.state === "running"
          ? html`<button type="button" @click=${this.cancel}>${t("backtest.cancel")}</button>`
          : html`<button type="submit" data-testid="backtest-start">${t("backtest.start")}</button>`}
      </form>
      <p role="status" class=${this.failure ? "failure" : "quiet"} data-testid="backtest-state">${this.failure || this.sentence()}</p>
      ${this.running?.result ? this.table(this.running.result.byRule) : nothing}
    `;
  }

  private sentence(): string {
    if (!this.running) return "";
    const { state: now, progress, failure } = this.running;
    return t(`backtest.state.${now}`, { percent: progress.percent, detail: failure ?? "" });
  }

  private table(rows: readonly BacktestRow[]) {
    const row = rows.find(({ rule }) => rule === this.tried);
    return html`<table data-testid="backtest-result">
      <tbody>
        ${COUNTS.map((count) => html`<tr><th scope="row">${t(`backtest.${count}`)}</th><td data-testid="backtest-${count}">${row?.[count] ?? 0}</td></tr>`)}
      </tbody>
    </table>`;
  }

  private readonly start = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const rule = this.draft();
    if (!rule) return;
    this.tried = rule.id;
    await this.trying(async () => {
      const [from, to] = ["from", "to"].map((name) => shanghaiTime(String(form.get(name))) ?? "");
      this.running = await this.api.startBacktest(rule, from ?? "", to ?? "");
      this.lookLater();
    });
  };

  private readonly cancel = async (): Promise<void> => {
    const { running } = this;
    if (!running) return;
    await this.trying(() => this.api.cancelBacktest(running.id));
    await this.look();
  };

  private lookLater(): void {
    clearTimeout(this.timer);
    if (this.isConnected && this.running?.state === "running") this.timer = setTimeout(() => void this.look(), LOOK_MILLIS);
  }

  private async look(): Promise<void> {
    const { running } = this;
    if (!running) return;
    await this.trying(async () => (this.running = await this.api.backtest(running.id)));
    this.lookLater();
  }

  private async trying(work: () => Promise<unknown>): Promise<void> {
    this.failure = "";
    try {
      await work();
    } catch (error) {
      this.running = null;
      this.failure = t("backtest.failed", { detail: error instanceof Problem ? said(error) : t("login.unreachable") });
    }
  }
}

/** The sentence, and what is wrong where. */
function said({ detail, faults }: Problem): string {
  return [detail, ...faults.map((fault) => `${fault.pointer} ${fault.detail}`)].join("; ");
}

function localTime(millis: number): string {
  return formatDateTime(millis).replace(" ", "T");
}
