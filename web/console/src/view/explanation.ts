import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Problem } from "../api";
import type { Api } from "../api";
import { language, t } from "../i18n";
import type { Explanation, Violation } from "../model";
import { Part } from "./part";

/** Why a violation is one, in a sentence; read again when the violation comes out differently or closes. */
@customElement("hazmat-explanation")
export class ViolationExplanation extends Part {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) violation!: Violation;
  @state() private explanation: Explanation | null = null;
  @state() private failure = "";
  private read = "";

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { id, revision, state: now } = this.violation;
    const wanted = `${id} ${revision} ${now}`;
    if (wanted !== this.read) void this.ask(wanted, id);
  }

  override render() {
    return html`
      <h3>${t("explanation.heading")}</h3>
      <p class="explanation" data-testid="explanation" aria-live="polite">${this.sentence()}</p>
      ${this.explanation && !this.explanation.reproduced && !this.explanation.fixesKeptFrom ? html`<p class="quiet">${t("explanation.different")}</p>` : nothing}
    `;
  }

  private sentence(): string {
    if (this.failure) return t("explanation.failed", { detail: this.failure });
    return this.explanation ? this.explanation.sentence[language()] : t("explanation.loading");
  }

  private async ask(wanted: string, id: string): Promise<void> {
    const another = !this.read.startsWith(`${id} `);
    this.read = wanted;
    // The sentence of another violation must not stand there meanwhile; an older one of the same may.
    if (another) this.explanation = null;
    this.failure = "";
    try {
      const explanation = await this.api.explanation(id);
      if (this.read === wanted) this.explanation = explanation;
    } catch (error) {
      if (this.read === wanted) this.failure = error instanceof Problem ? error.detail : String(error);
    }
  }
}
