import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { Api } from "../api";
import { mayExport, maySend } from "../commands";
import { t } from "../i18n";
import type { Bbox } from "../live";
import type { User, Violation, Zone } from "../model";
import { newestFixTime } from "../picture";
import type { Ahead } from "../prealert";
import { Watch } from "../watch";
import { exposeForTests } from "../window";
import type { HazmatMap } from "../map/view";
import { Part } from "./part";
import "./approvals";
import "./card";
import "./condition";
import "./find";
import "./import";
import "./language";
import "./legend";
import "./login";
import "./rules";
import "./status";
import "./violations";

const CARD_PIXELS = 340;

// The map is most of the weight: the login does not wait for it.
void import("../map/view");

/** The whole page: the login, or header, map and violation list. */
@customElement("hazmat-console")
export class Console extends Part {
  private readonly api = new Api();
  private readonly watch = new Watch(this.api, () => this.requestUpdate());
  /** undefined while we do not know whether there is a session. */
  @state() private user: User | null | undefined = undefined;
  @state() private ended = false;
  @state() private hiddenKinds: ReadonlySet<string> = new Set();
  /** What is open over the map instead of a vehicle's card. */
  @state() private panel: Panel | null = null;
  /** How many dangerous commands wait for a second person. */
  @state() private unapproved = 0;
  /** Zones of a file that are only looked at. */
  @state() private previewed: readonly Zone[] = [];
  @state() private now = Date.now();
  @query("hazmat-map") private map?: HazmatMap;
  private alerted: ReadonlySet<string> = new Set();
  private clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    exposeForTests(this.watch);
    this.api.onUnauthorized = () => this.leave(true);
    this.clock = setInterval(() => (this.now = Date.now()), 1000);
    window.addEventListener("keydown", this.closeOnEscape);
    window.addEventListener("online", this.retry);
    document.addEventListener("visibilitychange", this.retry);
    void this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
    window.removeEventListener("keydown", this.closeOnEscape);
    window.removeEventListener("online", this.retry);
    document.removeEventListener("visibilitychange", this.retry);
    this.watch.stop();
  }

  override render() {
    if (this.user === undefined) return nothing;
    if (this.user === null) {
      return html`<hazmat-login .api=${this.api} ?ended=${this.ended} @signed-in=${() => this.enter()}></hazmat-login>`;
    }
    const { watch } = this;
    const ahead = watch.alertsAhead(this.now);
    this.alerted = sameOr(this.alerted, new Set(ahead.map(({ alert }) => alert.plate)));
    return html`
      <div class="console ${watch.connection.is}">
        ${this.header(this.user)}
        <hazmat-outage
          .connection=${watch.connection}
          .heardAt=${watch.heardAt}
          .now=${this.now}
          @retry=${this.retry}
        ></hazmat-outage>
        <hazmat-condition .api=${this.api} .now=${this.now}></hazmat-condition>
        <main>
          <div class="map-side">
            <hazmat-map
              .vehicles=${watch.picture.vehicles}
              .alerted=${this.alerted}
              .zones=${this.previewed.length === 0 ? watch.zones : withPreviewed(watch.zones, this.previewed)}
              .track=${watch.chosen?.track ?? NO_TRACK}
              .chosenVehicle=${watch.chosen?.key ?? null}
              .chosenViolation=${watch.chosen?.violation ?? null}
              .hiddenKinds=${this.hiddenKinds}
              @map-ready=${() => watch.mapBecameReady()}
              @bounds-changed=${(event: CustomEvent<Bbox>) => watch.look(event.detail)}
              @vehicle-chosen=${(event: CustomEvent<string>) => watch.choose(event.detail)}
              @ground-chosen=${() => watch.unchoose()}
            ></hazmat-map>
            ${this.overMap(this.user, ahead)}
            <hazmat-legend
              .zones=${watch.zones}
              .vehicles=${watch.picture.vehicles}
              .everywhere=${watch.everywhere}
              .alerted=${this.alerted.size}
              .hiddenKinds=${this.hiddenKinds}
              @kinds-hidden=${(event: CustomEvent<ReadonlySet<string>>) => (this.hiddenKinds = event.detail)}
            ></hazmat-legend>
          </div>
          <hazmat-violations
            .picture=${watch.picture}
            .zones=${watch.zonesById}
            .rules=${watch.rulesById}
            .ahead=${ahead}
            .chosen=${watch.chosen?.violation?.id ?? null}
            .loading=${watch.loading}
            .failure=${watch.failure}
            .hasOlder=${watch.hasOlder}
            .now=${this.now}
            @violation-chosen=${this.chooseViolation}
            @alert-chosen=${this.goToFound}
            @older=${() => watch.readOlder()}
            @reload=${() => watch.readAll()}
          ></hazmat-violations>
        </main>
      </div>
    `;
  }

  private header(user: User) {
    const { watch } = this;
    return html`
      <header class="top">
        <wa-icon class="brand" name="brand"></wa-icon>
        <h1>${t("app.name")}</h1>
        ${watch.zones.some((zone) => zone.properties.sample)
          ? html`<span class="sample" data-testid="sample-badge" title=${t("app.sampleHint")}>${t("app.sample")}</span>`
          : nothing}
        <hazmat-status
          .connection=${watch.connection}
          .heardAt=${watch.heardAt}
          .newestFix=${newestFixTime(watch.picture.vehicles.values())}
          .now=${this.now}
        ></hazmat-status>
        <hazmat-find .vehicles=${watch.picture.vehicles} .watch=${watch} @found=${this.goToFound}></hazmat-find>
        <hazmat-language></hazmat-language>
        ${this.opener("rules", "rules.heading")}
        ${maySend(user.role) ? [this.opener("import", "import.heading"), this.opener("approvals", "approvals.heading")] : nothing}
        <span class="user" title=${t(`user.role.${user.role}`)}>
          <span>${user.username}</span><span class="quiet">${t(`user.role.${user.role}`)}</span>
        </span>
        <button class="icon" type="button" data-testid="logout" title=${t("user.logout")} aria-label=${t("user.logout")} @click=${this.logout}>
          <wa-icon name="logout"></wa-icon>
        </button>
      </header>
    `;
  }

  private opener(panel: Panel, key: string) {
    const count = panel === "approvals" && this.unapproved > 0 ? this.unapproved : 0;
    const words = count > 0 ? t("approvals.waiting", { count }) : t(key);
    return html`<button class="icon opener" type="button" data-testid="${panel}-open" title=${words} aria-label=${words} aria-expanded=${this.panel === panel} @click=${() => this.toggle(panel)}>
      <wa-icon name=${panel}></wa-icon>${count > 0 ? html`<span class="count alarm" data-testid="unapproved-count">${count}</span>` : nothing}
    </button>`;
  }

  private overMap(user: User, ahead: readonly Ahead[]) {
    const office = maySend(user.role);
    return html`
      ${this.panel === "import" ? this.import() : nothing} ${this.panel === "rules" ? this.rules(office) : nothing}
      ${office ? this.approvals(user) : nothing} ${this.panel === null ? this.card(ahead) : nothing}
    `;
  }

  private import() {
    return html`<hazmat-import
      .api=${this.api}
      @previewed=${(event: CustomEvent<readonly Zone[]>) => (this.previewed = event.detail)}
      @imported=${() => this.watch.readZones()}
      @import-closed=${() => this.open(null)}
    ></hazmat-import>`;
  }

  private rules(mayEdit: boolean) {
    return html`<hazmat-rules
      .api=${this.api}
      .rules=${this.watch.rulesById}
      .zones=${this.watch.zonesById}
      .violations=${this.watch.picture.violations}
      .mayEdit=${mayEdit}
      .now=${this.now}
      @rules-changed=${() => this.watch.readRules()}
      @panel-closed=${() => this.open(null)}
    ></hazmat-rules>`;
  }

  private approvals(user: User) {
    return html`<hazmat-approvals
      .api=${this.api}
      .user=${user}
      .now=${this.now}
      ?open=${this.panel === "approvals"}
      @unapproved=${(event: CustomEvent<number>) => (this.unapproved = event.detail)}
      @panel-closed=${() => this.open(null)}
    ></hazmat-approvals>`;
  }

  /** Keys go on where the eye is: in what was opened, and back at its button. */
  private open(panel: Panel | null): void {
    const former = this.panel;
    this.panel = panel;
    this.previewed = [];
    void this.updateComplete.then(async () => {
      await this.querySelector<Part>(`hazmat-${panel}`)?.updateComplete;
      const next = panel ? ".map-side [role=dialog] button" : `[data-testid=${former}-open]`;
      this.querySelector<HTMLElement>(next)?.focus();
    });
  }

  private toggle(panel: Panel): void {
    this.open(this.panel === panel ? null : panel);
  }

  private card(ahead: readonly Ahead[]) {
    const { chosen, picture, zonesById, rulesById } = this.watch;
    if (!chosen) return nothing;
    return html`<hazmat-card
      .key=${chosen.key}
      .vehicle=${picture.vehicles.get(chosen.key) ?? chosen.vehicle}
      .registered=${chosen.registered}
      .waybill=${chosen.waybill}
      .chosen=${chosen.violation}
      .track=${chosen.track}
      .failure=${chosen.failure}
      .picture=${picture}
      .zones=${zonesById}
      .rules=${rulesById}
      .ahead=${ahead.filter(({ alert }) => alert.plate === chosen.key)}
      .now=${this.now}
      .api=${this.api}
      .maySend=${maySend(this.user?.role ?? "")}
      .mayExport=${mayExport(this.user?.role ?? "")}
      @card-closed=${() => this.watch.unchoose()}
      @locate=${() => this.goToVehicle(chosen.key)}
      @violation-chosen=${this.chooseViolation}
    ></hazmat-card>`;
  }

  private async enter(): Promise<void> {
    try {
      this.user = await this.api.findMe();
    } catch {
      // The server is not there: the login says so at the first try.
      this.user = null;
    }
    if (this.user) {
      this.ended = false;
      this.watch.start();
    }
  }

  private leave(ended: boolean): void {
    this.watch.stop();
    this.panel = null;
    this.unapproved = 0;
    this.ended = ended;
    this.user = null;
  }

  private readonly logout = async (): Promise<void> => {
    await this.api.logout().catch(() => {});
    this.leave(false);
  };

  private readonly chooseViolation = (event: CustomEvent<Violation>): void => {
    const violation = event.detail;
    const vehicle = this.watch.picture.vehicles.get(violation.plate);
    // An open violation goes on where the vehicle is; a closed one is history, and stays where it began.
    if (violation.state === "open" && vehicle) this.map?.goTo(vehicle.geometry.coordinates, CARD_PIXELS);
    else if (violation.position) this.map?.goTo([violation.position.lon, violation.position.lat], CARD_PIXELS);
    this.panel = null;
    void this.watch.choose(violation.plate, violation);
  };

  private readonly goToFound = (event: CustomEvent<string>): void => {
    this.panel = null;
    void this.watch.choose(event.detail).then(() => this.goToVehicle(event.detail));
  };

  private goToVehicle(key: string): void {
    const vehicle = this.watch.picture.vehicles.get(key) ?? this.watch.chosen?.vehicle;
    if (vehicle) this.map?.goTo(vehicle.geometry.coordinates, CARD_PIXELS);
  }

  private readonly closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    if (this.panel) this.open(null);
    else this.watch.unchoose();
  };

  private readonly retry = (): void => {
    if (document.visibilityState === "visible") this.watch.retryNow();
  };
}

const NO_TRACK: readonly never[] = [];

type Panel = "import" | "rules" | "approvals";

/** The former set where it has the same members: the map draws only what is another object. */
function sameOr(former: ReadonlySet<string>, next: ReadonlySet<string>): ReadonlySet<string> {
  return former.size === next.size && [...next].every((member) => former.has(member)) ? former : next;
}

/** A zone that the file changes is drawn as the file has it. */
function withPreviewed(zones: readonly Zone[], previewed: readonly Zone[]): readonly Zone[] {
  const ids = new Set(previewed.map((zone) => zone.id));
  return [...zones.filter((zone) => !ids.has(zone.id)), ...previewed];
}
