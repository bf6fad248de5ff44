import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { language, LANGUAGES, setLanguage, t } from "../i18n";
import type { Language } from "../i18n";
import { Part } from "./part";

/** The language switch; each language is named in itself. */
@customElement("hazmat-language")
export class LanguageSwitch extends Part {
  override render() {
    return html`
      <div class="segmented" role="group" aria-label=${t("language.label")}>
        ${Object.entries(LANGUAGES).map(
          ([code, name]) => html`
            <button
              type="button"
              lang=${code === "zh" ? "zh-CN" : "en"}
              data-testid="language-${code}"
              aria-pressed=${language() === code}
              @click=${() => void setLanguage(code as Language)}
            >
              ${name}
            </button>
          `,
        )}
      </div>
    `;
  }
}
