import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Problem } from "../api";
import type { Api } from "../api";
import { formatDuration, formatTime } from "../format";
import { label, t } from "../i18n";
import type { Command, User } from "../model";
import { Part } from "./part";
import { plateChip } from "./plate";

const EVERY_MILLIS = 5000;

/**
 * The dangerous commands that wait for a second person. Looks for them also while it is closed; tells `unapproved` with their number and
 * `panel-closed`.
 */
@customElement("hazmat-approvals")
export class Approvals extends Part {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) user!: User;
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) now = 0;
  @state() private commands: readonly Command[] | null = null;
  @state() private failure = "";
  /** What became of the last decision. */
  @state() private said = "";
  @state() private refused = false;
  @state() private deciding = "";
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.look(), EVERY_MILLIS);
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    if (!this.open) return nothing;
    return html`
      <section class="card approvals" role="dialog" aria-label=${t("approvals.heading")} data-testid="approvals">
        <header>
          <h2>${t("approvals.heading")}</h2>
          <button class="icon" type="button" title=${t("approvals.close")} aria-label=${t("approvals.close")} @click=${() => this.tell("panel-closed")}>
            <wa-icon name="close"></wa-icon>
          </button>
        </header>
        <p class="quiet">${t("approvals.rule")}</p>
        <p class=${this.refused ? "failure" : "notice"} role="status" data-testid="approval-said">${this.failure || this.said}</p>
        ${this.list()}
      </section>
    `;
  }

  private list() {
    if (this.commands === null) return html`<p class="quiet">${t("violations.loading")}</p>`;
    if (this.commands.length === 0) return html`<p class="empty" data-testid="approvals-empty">${t("approvals.none")}</p>`;
    return html`<ul>
      ${this.commands.map((command) => this.row(command))}
    </ul>`;
  }

  private row(command: Command) {
    const own = command.requestedBy === this.user.username;
    const { type: _, action, ...rest } = command.request;
    const asked = Object.entries(rest).filter(([, value]) => value != null);
    const left = Date.parse(command.expiresAt) - this.now;
    return html`<li data-testid="approval-row" data-id=${command.id}>
      <p>${plateChip(command.plate)} <strong>${label("commandType", command.type)}</strong> ${action ? label("commandAction", action) : ""}</p>
      ${asked.map(([name, value]) => html`<p class="asked"><code>${name}</code> <code>${shorten(value)}</code></p>`)}
      <p class="quiet">
        ${t("approvals.askedBy", { name: command.requestedBy, time: formatTime(command.requestedAt, this.now) })} ·
        ${t("approvals.left", { time: formatDuration(left) })}
      </p>
      ${own ? html`<p data-testid="approval-own">${t("approvals.own")}</p>` : nothing}
      <div class="buttons">
        ${own ? nothing : this.button(command, "approve", "approvals.approve")}
        ${this.button(command, "reject", own ? "approvals.withdraw" : "approvals.reject")}
      </div>
    </li>`;
  }

  private button(command: Command, verdict: "approve" | "reject", key: string) {
    return html`<button
      type="button"
      data-testid=${verdict}
      aria-label=${`${t(key)} ${command.plate} ${label("commandType", command.type)}`}
      ?disabled=${this.deciding !== ""}
      @click=${() => this.decide(command, verdict)}
    >
      ${t(key)}
    </button>`;
  }

  private async decide(command: Command, verdict: "approve" | "reject"): Promise<void> {
    this.deciding = command.id;
    try {
      await this.api.decide(command.id, verdict);
      this.refused = false;
      this.said = t(verdict === "approve" ? "approvals.approved" : "approvals.rejected", { plate: command.plate });
    } catch (error) {
      this.refused = true;
      this.said = this.explain(error, command);
    } finally {
      this.deciding = "";
    }
    await this.look();
  }

  private explain(error: unknown, command: Command): string {
    if (!(error instanceof Problem)) return t("login.unreachable");
    if (error.status === 403) return t("approvals.mayNot");
    if (error.status === 404 || error.status === 409) {
      return t(command.requestedBy === this.user.username ? "approvals.own" : "approvals.decided");
    }
    return t("approvals.failed", { detail: error.detail });
  }

  private async look(): Promise<void> {
    try {
      this.commands = await this.api.listUnapproved();
      this.failure = "";
      this.tell("unapproved", this.commands.length);
    } catch (error) {
      this.refused = true;
      this.failure = t("approvals.unreadable", { detail: error instanceof Problem ? error.detail : t("login.unreachable") });
    }
  }
}

/** Whoever approves has to see what; software is longer than anybody reads. */
function shorten(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
