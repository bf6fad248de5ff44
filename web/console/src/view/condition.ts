import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Api } from "../api";
import { formatTime } from "../format";
import { t } from "../i18n";
import type { Condition } from "../model";
import { Part } from "./part";

const EVERY_MILLIS = 10_000;

/** The bar over the map while history is delayed or the disk fills: what still goes on, and what does not. */
@customElement("hazmat-condition")
export class ConditionBar extends Part {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) now = 0;
  @state() private condition: Condition | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.ask(), EVERY_MILLIS);
    void this.ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    return html`${this.history()}${this.disk()}`;
  }

  private history() {
    const { condition } = this;
    if (!condition?.historyDelayedSince) return nothing;
    const time = formatTime(condition.historyDelayedSince, this.now);
    return html`
      <div class="condition" role="status" data-testid="history-delayed">
        <wa-icon name="warning"></wa-icon>
        <strong>${t("condition.history", { time })}</strong>
        <span>${t("condition.waiting", { reports: condition.storeLag })}</span>
      </div>
    `;
  }

  private disk() {
    const { condition } = this;
    if (!condition || condition.diskLevel === "plenty") return nothing;
    return html`
      <div class="condition ${condition.diskLevel}" role="status" data-testid="disk-level" data-level=${condition.diskLevel}>
        <wa-icon name="warning"></wa-icon>
        <strong>${t("condition.disk", { percent: condition.diskUsedPercent })}</strong>
        <span>${t(`condition.diskLevel.${condition.diskLevel}`)}</span>
      </div>
    `;
  }

  /** What is not known any more is not shown: that nothing comes in is said elsewhere. */
  private async ask(): Promise<void> {
    this.condition = await this.api.condition().catch(() => null);
  }
}
