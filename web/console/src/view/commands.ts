import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Problem } from "../api";
import type { Api } from "../api";
import { isWaiting } from "../commands";
import { formatTime } from "../format";
import { label, t } from "../i18n";
import type { Command, CommandRequest, Violation } from "../model";
import { Part } from "./part";

const SHOWN = 5;
const LOOK_MILLIS = 1500;

/** Commands to one vehicle's terminal: a reminder for the driver, a position asked for, and what became of the newest. */
@customElement("hazmat-commands")
export class VehicleCommands extends Part {
  @property({ attribute: false }) api!: Api;
  /** The plate key. */
  @property({ attribute: false }) key = "";
  /** The open violation that a reminder is about. */
  @property({ attribute: false }) violation: Violation | null = null;
  /** Whether this user may send. */
  @property({ attribute: false }) maySend = false;
  @property({ attribute: false }) now = 0;
  @state() private commands: readonly Command[] | null = null;
  @state() private failure = "";
  @state() private writing = false;
  @state() private sending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("key")) {
      this.commands = null;
      this.failure = "";
      this.writing = false;
      void this.look();
    }
  }

  override render() {
    return html`
      <section class="commands" data-testid="commands" aria-label=${t("commands.heading")}>
        <h3>${t("commands.heading")}</h3>
        ${this.maySend ? this.buttons() : nothing} ${this.writing ? this.form() : nothing}
        ${this.failure ? html`<p class="failure" role="alert" data-testid="command-failure">${this.failure}</p>` : nothing}
        ${this.list()}
      </section>
    `;
  }

  private buttons() {
    return html`<div class="buttons">
      <button type="button" data-testid="remind" aria-expanded=${this.writing} ?disabled=${this.sending} @click=${() => (this.writing = !this.writing)}>
        ${t("commands.remind")}
      </button>
      <button type="button" data-testid="locate-now" ?disabled=${this.sending} @click=${() => this.give({ type: "locate" })}>
        ${t("commands.locateNow")}
      </button>
    </div>`;
  }

  private form() {
    const suggestion = this.violation
      ? t("commands.about", { kind: label("ruleKind", this.violation.kind) })
      : t("commands.suggestion");
    return html`<form data-testid="reminder" @submit=${this.remind}>
      <label>
        <span class="quiet">${t("commands.text")}</span>
        <textarea name="text" rows="2" maxlength="500" required data-testid="reminder-text" .defaultValue=${suggestion}></textarea>
      </label>
      <label class="check"><input type="checkbox" name="speak" checked /> ${t("commands.speak")}</label>
      <button type="submit" class="primary" data-testid="reminder-send" ?disabled=${this.sending}>${t("commands.send")}</button>
    </form>`;
  }

  private list() {
    if (this.commands === null) return nothing;
    if (this.commands.length === 0) return html`<p class="quiet">${t("commands.none")}</p>`;
    return html`<ul data-testid="command-list">
      ${this.commands.map(
        (command) => html`<li data-testid="command-row" data-state=${command.state}>
          <span>${label("commandType", command.type)}</span>
          <span class="quiet">${command.request.text ?? ""}</span>
          <span class="quiet">${formatTime(command.requestedAt, this.now)}</span>
          <strong class=${command.state} title=${whoDecided(command)}>${t(`commandState.${command.state}`)}</strong>
        </li>`,
      )}
    </ul>`;
  }

  private readonly remind = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const request: CommandRequest = {
      type: "text",
      text: String(fields.get("text") ?? ""),
      speak: fields.has("speak"),
      violation: this.violation?.id ?? null,
    };
    void this.give(request);
  };

  private async give(request: CommandRequest): Promise<void> {
    this.sending = true;
    this.failure = "";
    try {
      await this.api.giveCommand(this.key, request);
      this.writing = false;
    } catch (error) {
      this.failure = t("commands.failed", { detail: error instanceof Problem ? error.detail : String(error) });
    } finally {
      this.sending = false;
    }
    await this.look();
  }

  /** Looks again while something is still to happen. */
  private async look(): Promise<void> {
    clearTimeout(this.timer);
    const { key } = this;
    try {
      const { items } = await this.api.listCommands(key, SHOWN);
      if (key !== this.key) return;
      this.commands = items;
    } catch (error) {
      if (key !== this.key) return;
      this.failure = t("commands.unreadable", { detail: error instanceof Problem ? error.detail : String(error) });
    }
    if (this.isConnected && this.commands?.some(isWaiting)) {
      this.timer = setTimeout(() => void this.look(), LOOK_MILLIS);
    }
  }
}

/** Who asked and who decided, and the sentence about what came of it. */
function whoDecided({ requestedBy, secondPerson, state, detail }: Command): string {
  const second = state === "rejected" ? "approvals.rejectedBy" : "approvals.approvedBy";
  const people = secondPerson ? `${requestedBy}; ${t(second, { name: secondPerson })}` : requestedBy;
  return [people, detail ?? ""].filter(Boolean).join("; ");
}
