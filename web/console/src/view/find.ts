import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { plateOf } from "../format";
import { t } from "../i18n";
import type { Vehicle } from "../model";
import type { Watch } from "../watch";
import { Part } from "./part";

const OFFERED = 20;

/** Finds a vehicle by its plate, in view or not; tells `found` with the plate key. */
@customElement("hazmat-find")
export class Find extends Part {
  @property({ attribute: false }) vehicles: ReadonlyMap<string, Vehicle> = new Map();
  @property({ attribute: false }) watch!: Watch;
  @state() private typed = "";
  @state() private missing = "";

  override render() {
    return html`
      <form class="find" role="search" @submit=${this.submit}>
        <wa-icon name="search"></wa-icon>
        <input
          name="plate"
          type="search"
          list="plates"
          autocomplete="off"
          data-testid="find"
          aria-label=${t("find.label")}
          placeholder=${t("find.placeholder")}
          @input=${this.type}
        />
        <datalist id="plates">
          ${this.offers().map((key) => html`<option value=${key}></option>`)}
        </datalist>
        ${this.missing ? html`<p class="failure" role="alert">${t("find.none", { plate: this.missing })}</p>` : nothing}
      </form>
    `;
  }

  private readonly type = (event: Event): void => {
    this.typed = (event.target as HTMLInputElement).value.trim().toUpperCase();
    this.missing = "";
  };

  private offers(): string[] {
    if (this.typed === "") return [];
    return [...this.vehicles.keys()].filter((key) => key.includes(this.typed)).sort().slice(0, OFFERED);
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get("plate")).trim().toUpperCase();
    if (!text) return;
    const shown = [...this.vehicles.keys()].find((key) => key === text || plateOf(key).plate === text);
    const key = shown ?? (await this.watch.findElsewhere(text));
    if (key) this.tell("found", key);
    else this.missing = text;
  }
}
