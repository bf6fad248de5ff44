import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatTime, secondsSince } from "../format";
import { t } from "../i18n";
import type { LiveState } from "../live";
import { Part } from "./part";

/** How old the picture is, and whether it still changes. */
@customElement("hazmat-status")
export class Status extends Part {
  @property({ attribute: false }) connection: LiveState = { is: "connecting" };
  /** When the last message came, in milliseconds of our clock. */
  @property({ attribute: false }) heardAt: number | null = null;
  @property({ attribute: false }) newestFix: number | null = null;
  @property({ attribute: false }) now = 0;

  override render() {
    const { is } = this.connection;
    return html`
      <div
        class="connection ${is}"
        role="status"
        data-testid="connection-state"
        data-state=${is === "live" ? "live" : "lost"}
      >
        <span class="lamp" aria-hidden="true"></span>${t(`connection.${is}`)}
      </div>
      <div class="age" data-testid="picture-age" data-seconds=${this.age() ?? ""}>
        <span>${this.age() === null ? t("connection.waiting") : t("connection.age", { seconds: this.age() ?? 0 })}</span>
        <span class="quiet">
          ${this.newestFix === null
            ? t("connection.noFix")
            : t("connection.newest", { time: formatTime(this.newestFix, this.now) })}
        </span>
      </div>
    `;
  }

  private age(): number | null {
    return this.heardAt === null ? null : secondsSince(this.heardAt, this.now);
  }
}

/** The bar over the map while nothing comes in; tells `retry`. */
@customElement("hazmat-outage")
export class Outage extends Part {
  @property({ attribute: false }) connection: LiveState = { is: "connecting" };
  @property({ attribute: false }) heardAt: number | null = null;
  @property({ attribute: false }) now = 0;

  override render() {
    const { connection } = this;
    if (connection.is !== "lost") return null;
    const seconds = Math.ceil((connection.retryAt - this.now) / 1000);
    return html`
      <div class="outage" data-testid="outage">
        <wa-icon name="warning"></wa-icon>
        <strong role="alert">
          ${this.heardAt === null
            ? t("connection.never")
            : t("connection.frozen", { time: formatTime(this.heardAt, this.now) })}
        </strong>
        <span>${seconds > 0 ? t("connection.retryIn", { seconds }) : t("connection.retrying")}</span>
        <button type="button" ?disabled=${seconds <= 0} @click=${() => this.tell("retry")}>
          ${t("connection.retryNow")}
        </button>
      </div>
    `;
  }
}
