import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Problem } from "../api";
import type { Api, ImportOptions } from "../api";
import { label, t } from "../i18n";
import { ZONE_KINDS } from "../model";
import type { ImportChanges, ImportPreview, Zone } from "../model";
import { Part } from "./part";

/**
 * Zones from a file: asks what the file does not say, shows what would change and which features cannot become zones, and stores all or
 * none. Tells `previewed` with the zones to be drawn, `imported` when they are stored, `import-closed`.
 */
@customElement("hazmat-import")
export class Import extends Part {
  @property({ attribute: false }) api!: Api;
  @state() private preview: ImportPreview | null = null;
  @state() private stored: ImportChanges | null = null;
  @state() private failure = "";
  @state() private busy = false;

  override render() {
    return html`
      <section class="card import" role="dialog" aria-label=${t("import.heading")} data-testid="import">
        <header>
          <h2>${t("import.heading")}</h2>
          <button class="icon" type="button" title=${t("import.close")} aria-label=${t("import.close")} @click=${this.close}>
            <wa-icon name="close"></wa-icon>
          </button>
        </header>
        ${this.form()}
        ${this.failure ? html`<p class="failure" role="alert" data-testid="import-failure">${this.failure}</p>` : nothing}
        ${this.preview ? this.found(this.preview) : nothing}
        ${this.stored
          ? html`<p class="notice" role="status" data-testid="import-stored">${t("import.stored", counts(this.stored))}</p>`
          : nothing}
      </section>
    `;
  }

  private form() {
    return html`
      <form @submit=${this.look} @change=${this.forget}>
        <label>
          <span>${t("import.file")}</span>
          <input name="file" type="file" accept=".zip,.gpkg,.geojson,.json,.kml,.kmz" required data-testid="import-file" />
        </label>
        <p class="quiet">${t("import.fileHint")}</p>
        <label>
          <span>${t("import.kind")}</span>
          <select name="kind">
            <option value="">${t("import.kindInFile")}</option>
            ${ZONE_KINDS.map((kind) => html`<option value=${kind}>${label("zoneKind", kind)}</option>`)}
          </select>
        </label>
        <label>
          <span>${t("import.halfWidth")}</span>
          <input name="halfWidthMetres" type="number" min="0.5" max="50000" step="any" placeholder=${t("import.inFile")} />
        </label>
        <label>
          <span>${t("import.crs")}</span>
          <input name="crs" list="import-crs" maxlength="100" placeholder=${t("import.inFile")} />
          <datalist id="import-crs">
            ${CRS.map((code) => html`<option value=${code}></option>`)}
          </datalist>
        </label>
        <label class="check">
          <input name="datum" type="checkbox" value="gcj-02" />
          <span>${t("import.gcj02")}</span>
        </label>
        <footer>
          <button type="submit" ?disabled=${this.busy} data-testid="import-look">${t("import.look")}</button>
          ${this.preview && this.preview.errorCount === 0
            ? html`<button class="primary" type="button" ?disabled=${this.busy} data-testid="import-commit" @click=${this.commit}>
                ${t("import.commit")}
              </button>`
            : nothing}
        </footer>
      </form>
    `;
  }

  private found(preview: ImportPreview) {
    return html`
      <div data-testid="import-preview">
        <p>${t("import.read", { format: preview.format, crs: preview.crs, count: preview.zones })}</p>
        <p>${t("import.changes", counts(preview.changes))}</p>
        ${preview.errorCount > 0
          ? html`
              <p class="failure">${t("import.errors", { count: preview.errorCount })}</p>
              <ol class="faults">
                ${preview.errors.map(
                  (error) => html`<li value=${error.feature}>${error.id ? html`<b>${error.id}</b> ` : nothing}${error.reason}</li>`,
                )}
              </ol>
            `
          : nothing}
      </div>
    `;
  }

  private readonly forget = (): void => {
    this.preview = null;
    this.stored = null;
    this.failure = "";
    this.tell<readonly Zone[]>("previewed", []);
  };

  private readonly look = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.forget();
    await this.working(async () => {
      this.preview = await this.api.previewImport(form.get("file") as File, optionsOf(form));
      this.tell<readonly Zone[]>("previewed", this.preview.sample.features);
      await this.updateComplete;
      this.querySelector("[data-testid=import-preview]")?.scrollIntoView({ block: "nearest" });
    });
  };

  private readonly commit = async (): Promise<void> => {
    const { preview } = this;
    if (!preview) return;
    await this.working(async () => {
      const stored = await this.api.commitImport(preview.id);
      this.forget();
      this.stored = stored;
      this.tell("imported");
    });
  };

  private readonly close = (): void => {
    this.forget();
    this.tell("import-closed");
  };

  private async working(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (error) {
      this.failure = error instanceof Problem ? error.detail : t("login.unreachable");
    } finally {
      this.busy = false;
    }
  }
}

/** The systems that survey offices along the coast of Tianjin hand out, and what maps use. */
const CRS = ["EPSG:4490", "EPSG:4548", "EPSG:4527", "EPSG:4549", "EPSG:4326", "EPSG:3857"];

function optionsOf(form: FormData): ImportOptions {
  const text = (name: string) => String(form.get(name) ?? "").trim() || null;
  return { kind: text("kind"), halfWidthMetres: text("halfWidthMetres"), crs: text("crs"), datum: text("datum") };
}

function counts({ added, changed, unchanged }: ImportChanges): Record<string, number> {
  return { added, changed, unchanged };
}
