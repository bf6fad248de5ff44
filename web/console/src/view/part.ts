import { LitElement } from "lit";
import { Localized } from "../i18n";

/**
 * A part of the console. It renders into the page itself, not into a shadow root: one style sheet, one focus order, and
 * tests that find elements by their `data-testid`.
 */
export class Part extends LitElement {
  constructor() {
    super();
    new Localized(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected tell<T>(name: string, detail?: T): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
