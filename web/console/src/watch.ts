import { Problem } from "./api";
import type { Api } from "./api";
import { LiveConnection } from "./live";
import type { Bbox, LiveState, Socket } from "./live";
import type { LiveMessage, PreAlert, RegisteredVehicle, Rule, TrackFix, Vehicle, Violation, Waybill, Zone } from "./model";
import { alertsAhead, withPreAlerts } from "./prealert";
import type { Ahead } from "./prealert";
import { applyMessage, EMPTY_PICTURE, withViolations } from "./picture";
import type { Picture } from "./picture";
import { waybillAt } from "./waybill";

const TRACK_MILLIS = 3_600_000;
/** How much of the way to and from a violation that is over. */
const AROUND_MILLIS = 600_000;
const PAGE = 200;
const NONE_AHEAD: Ahead[] = [];
/** A fleet of this size is followed everywhere; of a larger one only what the map shows. */
const EVERYWHERE_VEHICLES = 2000;

/** The vehicle whose card is open. */
export interface Chosen {
  key: string;
  /** Its position when it is not in the picture. */
  vehicle: Vehicle | null;
  violation: Violation | null;
  registered: RegisteredVehicle | null;
  waybill: Waybill | null;
  track: readonly TrackFix[] | null;
  /** The track is that of a violation that is over, and does not grow. */
  past: boolean;
  failure: string;
}

/** One session at the live map: reads what there is, follows what changes, and tells its owner to render. */
export class Watch {
  picture: Picture = EMPTY_PICTURE;
  zones: readonly Zone[] = [];
  zonesById: ReadonlyMap<string, Zone> = new Map();
  rulesById: ReadonlyMap<string, Rule> = new Map();
  chosen: Chosen | null = null;
  /** When the last message came; null before the first. */
  heardAt: number | null = null;
  loading = true;
  failure = "";
  mapReady = false;
  everywhere = true;
  private bbox: Bbox = null;
  private readonly missingZones = new Set<string>();
  private olderCursor: string | null = null;
  /** How far the server's clock is ahead of ours, in milliseconds. */
  private serverAhead = 0;
  private live: LiveConnection;

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
  ) {
    this.live = this.newConnection();
  }

  get connection(): LiveState {
    return this.live.state;
  }

  get hasOlder(): boolean {
    return this.olderCursor !== null;
  }

  start(): void {
    this.live = this.newConnection();
    this.live.start();
  }

  /** Forgets everything: the next user may see less. */
  stop(): void {
    this.live.stop();
    this.picture = EMPTY_PICTURE;
    this.setZones([]);
    this.setRules([]);
    this.missingZones.clear();
    this.chosen = null;
    this.heardAt = null;
    this.mapReady = false;
    this.everywhere = true;
    this.changed();
  }

  look(bbox: Bbox): void {
    this.bbox = bbox;
    if (!this.everywhere) this.live.watch(bbox);
  }

  retryNow(): void {
    this.live.retryNow();
    this.changed();
  }

  mapBecameReady(): void {
    this.mapReady = true;
  }

  /** Zones and violations as they are now; what was closed or withdrawn while we did not listen is gone after it. */
  async readAll(): Promise<void> {
    this.loading = true;
    this.failure = "";
    this.changed();
    try {
      const [zones, rules, open, newest, told] = await Promise.all([
        this.api.listZones(),
        this.api.listRules(),
        this.api.violations({ state: "open", limit: PAGE }),
        this.api.violations({ limit: PAGE }),
        this.api.preAlerts(),
      ]);
      this.setZones(zones);
      this.setRules(rules);
      const preAlerts = withPreAlerts(this.picture.preAlerts, told);
      this.picture = withViolations({ ...this.picture, violations: new Map(), preAlerts }, [...newest.items, ...open.items]);
      this.olderCursor = newest.next;
    } catch (error) {
      this.failure = sentenceOf(error);
    }
    this.loading = false;
    this.changed();
  }

  async readOlder(): Promise<void> {
    if (this.olderCursor === null) return;
    this.loading = true;
    this.changed();
    try {
      const page = await this.api.violations({ limit: PAGE, cursor: this.olderCursor });
      this.picture = withViolations(this.picture, page.items);
      this.olderCursor = page.next;
    } catch (error) {
      this.failure = sentenceOf(error);
    }
    this.loading = false;
    this.changed();
  }

  /** The key of a vehicle that is not in the picture; undefined when there is none. */
  async findElsewhere(key: string): Promise<string | undefined> {
    try {
      return (await this.api.findPosition(key))?.id;
    } catch {
      return undefined;
    }
  }

  async choose(key: string, violation: Violation | null = null): Promise<void> {
    const chosen: Chosen = { key, vehicle: null, violation, registered: null, waybill: null, track: null, past: false, failure: "" };
    chosen.past = violation?.state === "closed";
    this.chosen = chosen;
    this.changed();
    try {
      chosen.vehicle = this.picture.vehicles.get(key) ?? (await this.api.findPosition(key)) ?? null;
      const span = trackSpan(chosen);
      const [registered, waybills, track] = await Promise.all([
        this.api.vehicle(key).catch(absent),
        this.api.listWaybills(key).catch(() => []),
        span ? this.api.track(key, ...span) : [],
      ]);
      chosen.registered = registered;
      chosen.waybill = waybillAt(waybills, chosen.vehicle?.properties.time) ?? null;
      chosen.track = track;
    } catch (error) {
      chosen.failure = sentenceOf(error);
    }
    if (this.chosen === chosen) this.changed();
  }

  unchoose(): void {
    if (!this.chosen) return;
    this.chosen = null;
    this.changed();
  }

  private newConnection(): LiveConnection {
    return new LiveConnection(openSocket, {
      message: (message) => this.hear(message),
      opened: () => void this.readAll(),
      lost: () => {
        this.changed();
        // A browser does not tell why a WebSocket was refused; a session that ended answers 401 here.
        void this.api.checkSession();
      },
    });
  }

  private hear(message: LiveMessage): void {
    this.heardAt = Date.now();
    if ("serverTime" in message) this.serverAhead = Date.parse(message.serverTime) - this.heardAt;
    this.picture = applyMessage(this.picture, message);
    if (this.everywhere && this.picture.vehicles.size > EVERYWHERE_VEHICLES) {
      this.everywhere = false;
      this.live.watch(this.bbox);
    }
    if (message.type === "violation") void this.readNewZones(message.violation);
    if (message.type === "pre-alert") void this.readRuleOf(message.preAlert);
    this.extendTrack();
    this.changed();
  }

  /** A violation of a zone that we do not know: the zones were edited since we read them. */
  private async readNewZones({ zone }: Violation): Promise<void> {
    if (zone === null || this.zones.length === 0 || this.zonesById.has(zone) || this.missingZones.has(zone)) return;
    this.missingZones.add(zone);
    this.setZones(await this.api.listZones().catch(() => this.zones));
    this.changed();
  }

  /** How far the rule looks ahead may have been edited since we read it. */
  private async readRuleOf({ rule }: PreAlert): Promise<void> {
    const newest = await this.api.rule(rule).catch(() => null);
    if (!newest) return;
    this.setRules([...this.rulesById.values(), newest]);
    this.changed();
  }

  /** The pre-alerts that hold now. */
  alertsAhead(now: number): Ahead[] {
    const { preAlerts } = this.picture;
    if (preAlerts.size === 0) return NONE_AHEAD;
    return alertsAhead(preAlerts.values(), { ...this.picture, rules: this.rulesById }, now + this.serverAhead);
  }

  async readRules(): Promise<void> {
    this.setRules(await this.api.listRules().catch(() => [...this.rulesById.values()]));
    this.changed();
  }

  async readZones(): Promise<void> {
    this.setZones(await this.api.listZones().catch(() => this.zones));
    this.changed();
  }

  private setRules(rules: readonly Rule[]): void {
    this.rulesById = new Map(rules.map((rule) => [rule.id, rule]));
  }

  private setZones(zones: readonly Zone[]): void {
    this.zones = zones;
    this.zonesById = new Map(zones.map((zone) => [zone.id, zone]));
  }

  /** The open card's track grows with the vehicle. */
  private extendTrack(): void {
    const chosen = this.chosen;
    const vehicle = chosen && this.picture.vehicles.get(chosen.key);
    const last = chosen?.track?.at(-1);
    if (!chosen?.track || chosen.past || !vehicle || !last) return;
    const { time, speedKmh, direction } = vehicle.properties;
    if (Date.parse(time) <= Date.parse(last.time)) return;
    const [lon, lat] = vehicle.geometry.coordinates;
    const since = Date.parse(time) - TRACK_MILLIS;
    const kept = chosen.track.filter((fix) => Date.parse(fix.time) >= since);
    chosen.track = [...kept, { time, lon, lat, speedKmh, direction }];
  }
}

function openSocket(): Socket {
  const address = new URL("api/v1/live", document.baseURI);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(address) as unknown as Socket;
}

/** The last hour of the vehicle, or what surrounds a violation that is over; null for a vehicle without a fix. */
function trackSpan({ vehicle, violation, past }: Chosen): [from: number, to: number] | null {
  if (past && violation) {
    const end = Date.parse(violation.end ?? violation.start);
    return [Math.max(Date.parse(violation.start), end - TRACK_MILLIS) - AROUND_MILLIS, end + AROUND_MILLIS];
  }
  if (!vehicle) return null;
  const newest = Date.parse(vehicle.properties.time);
  return [newest - TRACK_MILLIS, newest + 1000];
}

function absent(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
}

function sentenceOf(error: unknown): string {
  return error instanceof Problem ? error.detail : String(error);
}
