import i18next from "i18next";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import en from "./en.json";
import zh from "./zh.json";

export const LANGUAGES = { zh: "中文", en: "English" } as const;
export type Language = keyof typeof LANGUAGES;

const REMEMBERED = "hazmat.language";

/** The remembered language; else Chinese where the browser asks for it anywhere in its list, else English. */
export function chooseLanguage(remembered: string | null, browser: readonly string[]): Language {
  if (remembered === "zh" || remembered === "en") return remembered;
  return browser.some((tag) => tag.toLowerCase().startsWith("zh")) ? "zh" : "en";
}

export async function startI18n(): Promise<void> {
  await i18next.init({
    lng: chooseLanguage(localStorage.getItem(REMEMBERED), navigator.languages),
    resources: { zh: { translation: zh }, en: { translation: en } },
    // Lit escapes what it renders.
    interpolation: { escapeValue: false },
  });
  i18next.on("languageChanged", describePage);
  describePage();
}

export function language(): Language {
  return i18next.language === "en" ? "en" : "zh";
}

export async function setLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, chosen);
  await i18next.changeLanguage(chosen);
}

export function t(key: string, values: Record<string, string | number> = {}): string {
  return i18next.t(key, values);
}

/** The label of a word that the server sent; a word that is newer than this console stands for itself. */
export function label(group: string, word: string | number): string {
  return i18next.t(`${group}.${word}`, { defaultValue: String(word) });
}

function describePage(): void {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  document.title = t("app.title");
}

/** Renders its host again when the language changes. */
export class Localized implements ReactiveController {
  private readonly render = () => this.host.requestUpdate();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    i18next.on("languageChanged", this.render);
  }

  hostDisconnected(): void {
    i18next.off("languageChanged", this.render);
  }
}
