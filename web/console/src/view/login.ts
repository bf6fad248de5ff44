import { html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Problem } from "../api";
import type { Api } from "../api";
import { t } from "../i18n";
import { Part } from "./part";
import "./language";

/** Tells `signed-in` when the server took the password. */
@customElement("hazmat-login")
export class Login extends Part {
  @property({ attribute: false }) api!: Api;
  /** True when the page was open and its session ended. */
  @property({ type: Boolean }) ended = false;
  @state() private failure = "";
  @state() private busy = false;

  override firstUpdated(): void {
    this.querySelector<HTMLInputElement>("#username")?.focus();
  }

  override render() {
    return html`
      <main class="login">
        <form data-testid="login-form" aria-labelledby="login-title" @submit=${this.submit}>
          <div class="login-brand">
            <wa-icon class="brand" name="brand"></wa-icon>
            <h1 id="login-title">${t("app.title")}</h1>
          </div>
          ${this.ended && !this.failure
            ? html`<p class="notice" role="status" data-testid="session-ended">${t("login.ended")}</p>`
            : null}
          <label for="username">${t("login.username")}</label>
          <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required />
          <label for="password">${t("login.password")}</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required />
          <p class="failure" role="alert" data-testid="login-failure" ?hidden=${!this.failure}>${this.failure}</p>
          <button class="primary" type="submit" data-testid="login-submit" ?disabled=${this.busy}>
            ${t("login.submit")}
          </button>
          <hazmat-language></hazmat-language>
        </form>
      </main>
    `;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.failure = "";
    try {
      await this.api.login(String(form.get("username")), String(form.get("password")));
      this.tell("signed-in");
    } catch (error) {
      this.failure = explain(error);
      await this.updateComplete;
      this.querySelector<HTMLInputElement>("#password")?.select();
    } finally {
      this.busy = false;
    }
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Problem)) return t("login.unreachable");
  if (error.status === 401) return t("login.wrong");
  if (error.status !== 429) return t("login.failed", { detail: error.detail });
  return error.retryAfter === null ? t("login.slowed") : t("login.slowedFor", { seconds: error.retryAfter });
}
