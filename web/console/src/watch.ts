import { Problem } from "./api";
import type { Api } from "./api";
import { LiveConnection } from "./live";
import type { Bbox, LiveState, Socket } from "./live";
import type { LiveMessage, RegisteredVehicle, TrackFix, Vehicle, Violation, Zone } from "./model";
import { applyMessage, EMPTY_PICTURE, withViolations } from "./picture";
import type { Picture } from "./picture";

const TRACK_MILLIS = 3_600_000;
const PAGE = 200;

/** The vehicle whose card is open. */
export interface Chosen {
  key: string;
  /** Its position when it is not in the picture. */
  vehicle: Vehicle | null;
  violation: Violation | null;
  registered: RegisteredVehicle | null;
  track: readonly TrackFix[] | null;
  failure: string;
}

/** One session at the live map: reads what there is, follows what changes, and tells its owner to render. */
export class Watch {
  picture: Picture = EMPTY_PICTURE;
  zones: readonly Zone[] = [];
  zonesById: ReadonlyMap<string, Zone> = new Map();
  chosen: Chosen | null = null;
  /** When the last message came; null before the first. */
  heardAt: number | null = null;
  loading = true;
  failure = "";
  mapReady = false;
  private olderCursor: string | null = null;
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
    this.zones = [];
    this.zonesById = new Map();
    this.chosen = null;
    this.heardAt = null;
    this.mapReady = false;
    this.changed();
  }

  look(bbox: Bbox): void {
    this.live.watch(bbox);
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
      const [zones, open, newest] = await Promise.all([
        this.api.listZones(),
        this.api.violations({ state: "open", limit: PAGE }),
        this.api.violations({ limit: PAGE }),
      ]);
      this.zones = zones;
      this.zonesById = new Map(zones.map((zone) => [zone.id, zone]));
      this.picture = withViolations({ ...this.picture, violations: new Map() }, [...newest.items, ...open.items]);
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
    const chosen: Chosen = { key, vehicle: null, violation, registered: null, track: null, failure: "" };
    this.chosen = chosen;
    this.changed();
    try {
      const shown = this.picture.vehicles.get(key) ?? (await this.api.findPosition(key)) ?? null;
      chosen.vehicle = shown;
      const until = Date.parse(shown?.properties.time ?? violation?.end ?? violation?.start ?? "");
      const [registered, track] = await Promise.all([
        this.api.vehicle(key).catch(absent),
        Number.isNaN(until) ? [] : this.api.track(key, until - TRACK_MILLIS, until + 1000),
      ]);
      chosen.registered = registered;
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
    this.picture = applyMessage(this.picture, message);
    this.extendTrack();
    this.changed();
  }

  /** The open card's track grows with the vehicle. */
  private extendTrack(): void {
    const chosen = this.chosen;
    const vehicle = chosen && this.picture.vehicles.get(chosen.key);
    const last = chosen?.track?.at(-1);
    if (!chosen?.track || !vehicle || !last) return;
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

function absent(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
}

function sentenceOf(error: unknown): string {
  return error instanceof Problem ? error.detail : String(error);
}
