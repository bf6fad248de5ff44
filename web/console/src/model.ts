/** What the server sends, as openapi.yaml describes it. */

export const VEHICLE_STATES = ["moving", "stopped", "violating", "offline"] as const;
export type VehicleState = (typeof VEHICLE_STATES)[number];

export const ZONE_KINDS = [
  "restricted-road",
  "restricted-area",
  "speed-section",
  "key-section",
  "parking-lot",
  "service-area",
  "pipeline-hca",
  "chemical-park",
  "loading-site",
  "check-point",
] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

export const RULE_KINDS = [
  "no-entry",
  "dwell",
  "park-outside",
  "speed",
  "fatigue",
  "route",
  "unfit-running",
  "no-waybill",
  "waybill-without-track",
  "load-check",
  "park-entry",
  "escort",
  "cargo-licence",
  "terminal-alarm",
  "silence",
  "capacity",
] as const;

export type Place = [lon: number, lat: number];

/** The newest fix of a vehicle; `id` is the plate key (`津A12345`, or `津A12345:1` when it is not yellow). */
export interface Vehicle {
  type: "Feature";
  id: string;
  geometry: { type: "Point"; coordinates: Place };
  properties: {
    plate: string;
    plateColor: number;
    operator?: string | null;
    cargoState?: string | null;
    unNumber?: string | null;
    time: string;
    receivedAt: string;
    speedKmh: number;
    direction: number;
    state: VehicleState;
    openViolations: number;
  };
}

export interface Positions {
  type: "FeatureCollection";
  features: Vehicle[];
}

export type ZoneGeometry =
  | { type: "Point"; coordinates: Place }
  | { type: "LineString"; coordinates: Place[] }
  | { type: "Polygon"; coordinates: Place[][] }
  | { type: "MultiPolygon"; coordinates: Place[][][] };

export interface Zone {
  type: "Feature";
  id: string;
  geometry: ZoneGeometry;
  properties: {
    name: string;
    kind: string;
    halfWidthMetres?: number | null;
    radiusMetres?: number | null;
    hcaClass?: number | string | null;
    capacity?: number | null;
    sample?: boolean;
  };
}

export interface ImportChanges {
  added: number;
  changed: number;
  unchanged: number;
}

/** What a file would make of the zones; nothing is stored yet. */
export interface ImportPreview {
  id: string;
  format: string;
  crs: string;
  zones: number;
  changes: ImportChanges;
  errorCount: number;
  errors: { feature: number; id: string | null; reason: string }[];
  sample: { features: Zone[] };
}

export interface Violation {
  id: string;
  rule: string;
  kind: string;
  zone: string | null;
  plate: string;
  start: string;
  confirmedAt?: string | null;
  end?: string | null;
  closedAt?: string | null;
  state: "open" | "closed";
  closeReason?: string | null;
  maxKmh?: number | null;
  late?: boolean;
  revision: number;
  severity?: string | number | null;
  authority?: string | null;
  position?: { lon: number; lat: number } | null;
  coHandler?: string | null;
  /** The text that was in force at the start. */
  legalBasis?: string | null;
}

/** It looks as if a vehicle were about to be where it must not. */
export interface PreAlert {
  plate: string;
  rule: string;
  zone: string;
  /** The fix that showed it. */
  at: string;
}

export interface LegalBasis {
  law: string;
  article?: string | null;
  /** First and last day. */
  validFrom?: string | null;
  validTo?: string | null;
}

/** The newest version of a rule; what the kind does not have is absent. */
export interface Rule {
  id: string;
  kind: string;
  zones?: string[] | null;
  allowedZones?: string[] | null;
  exceptZones?: string[] | null;
  when?: string | null;
  preAlertMinutes?: number | null;
  preAlertText?: boolean | null;
  limitSeconds?: number | null;
  limitKmh?: number | null;
  sustainSeconds?: number | null;
  driveSeconds?: number | null;
  restSeconds?: number | null;
  during?: string | null;
  papers?: string[] | null;
  validSeconds?: number | null;
  alarmBits?: number[] | null;
  maxVehicles?: number | null;
  permits?: string | null;
  exemptCargo?: string[] | null;
  state?: "draft" | "published" | null;
  severity?: string | null;
  authority?: string | null;
  coHandler?: string | null;
  legalBasis?: string | LegalBasis | null;
  validFrom?: string | null;
  validTo?: string | null;
  sample?: boolean;
}

/** What a rule was from `validFrom` on; null where it was deleted. */
export interface RuleVersion {
  version: number;
  validFrom: string;
  validTo?: string | null;
  author: string;
  time: string;
  deleted: boolean;
  value: Rule | null;
}

export interface BacktestRow {
  rule?: string;
  draft: number;
  published: number;
  onlyInDraft: number;
  onlyInPublished: number;
  inBoth: number;
}

/** A draft of rules judged against the stored tracks. */
export interface Backtest {
  id: string;
  from: string;
  to: string;
  state: "running" | "done" | "failed" | "cancelled";
  progress: { percent: number };
  failure: string | null;
  result: { byRule: BacktestRow[] } | null;
}

/** Why a violation is one; the sentence in each of the console's languages. */
export interface Explanation {
  sentence: { zh: string; en: string };
  /** False when the same violation does not come out any more. */
  reproduced: boolean;
  /** Older positions of it are no longer kept; the sentence says so. */
  fixesKeptFrom?: string | null;
  /** Of capacity: how many vehicles may be there, and who was while there were too many; `to` is null while it is there. */
  maxVehicles?: number | null;
  inside?: { plate: string | null; from: string; to: string | null }[];
}

/** The register's entry of a vehicle. */
export interface RegisteredVehicle {
  plate: string;
  plateColor: number;
  phoneNumber?: string | null;
  operator?: string | null;
  type?: string | null;
  unNumber?: string | null;
  cargoState?: string | null;
  /** Absent while nobody's card is in. */
  driver?: { name?: string | null; certificate?: string | null; validTo?: string | null; since: string };
  reportedWaybill?: { text?: string | null; raw?: string | null; reportedAt: string };
}

export interface Waybill {
  id: string;
  plate: string;
  unNumber?: string | null;
  cargoState?: string | null;
  massKg?: number | null;
  from?: string | null;
  to?: string | null;
  start: string;
  end: string;
}

export interface CommandRequest {
  type: string;
  action?: string | null;
  text?: string | null;
  speak?: boolean | null;
  violation?: string | null;
}

/** A command to a terminal, and what has become of it. */
export interface Command {
  id: string;
  plate: string;
  type: string;
  state: "awaiting-approval" | "queued" | "sent" | "answered" | "failed" | "expired" | "rejected";
  detail?: string | null;
  requestedBy: string;
  requestedAt: string;
  expiresAt: string;
  /** Who approved or rejected it. */
  secondPerson?: string | null;
  request: CommandRequest;
}

export interface TrackFix {
  time: string;
  lon: number;
  lat: number;
  speedKmh: number;
  direction: number;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface User {
  username: string;
  role: string;
  operator?: string | null;
}

export type LiveMessage =
  | { type: "snapshot"; positions: Positions; serverTime: string }
  | { type: "positions"; features: Vehicle[]; serverTime: string }
  | { type: "violation"; event: string; violation: Violation }
  | { type: "pre-alert"; preAlert: PreAlert; serverTime: string }
  | { type: "heartbeat"; serverTime: string };

/** How the platform is, beside the connection to it. */
export interface Condition {
  /** Since when nothing is written into the database; null while it is. */
  historyDelayedSince: string | null;
  /** Outcomes that wait for it. */
  storeLag: number;
  diskLevel: "plenty" | "warned" | "no-registrations" | "stopped";
  diskUsedPercent: number;
}
