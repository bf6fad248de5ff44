import type {
  Backtest,
  Command,
  CommandRequest,
  Condition,
  Explanation,
  ImportChanges,
  ImportPreview,
  Page,
  Positions,
  PreAlert,
  RegisteredVehicle,
  Rule,
  RuleVersion,
  TrackFix,
  User,
  Vehicle,
  Violation,
  Waybill,
  Zone,
} from "./model";

export interface Fault {
  pointer: string;
  detail: string;
}

/** An answer that is not 2xx, as RFC 9457 puts it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    /** Seconds to wait before the next try, where the server says so. */
    readonly retryAfter: number | null,
    /** What is wrong where in the body. */
    readonly faults: readonly Fault[] = [],
  ) {
    super(`${status} ${detail}`);
  }
}

/** What a file of zones does not say of itself; null: it does. */
export interface ImportOptions {
  kind: string | null;
  halfWidthMetres: string | null;
  crs: string | null;
  datum: string | null;
}

/** The most that the server gives at once. */
const PAGE = 1000;

const ROOT = new URL("api/v1/", document.baseURI);

/** The HTTP API. The session is an HttpOnly cookie, so no token is kept where a script could read it. */
export class Api {
  /** Called when the session has ended: everything but a wrong password that answers 401. */
  onUnauthorized: () => void = () => {};

  async login(username: string, password: string): Promise<void> {
    await this.send("POST", "login", { username, password }, false);
  }

  async logout(): Promise<void> {
    await this.send("POST", "logout", undefined, false);
  }

  /** The user of the session, or null when there is none. */
  async findMe(): Promise<User | null> {
    try {
      return (await (await this.send("GET", "me", undefined, false)).json()) as User;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  }

  /** Asks only so that the end of the session is noticed. */
  async checkSession(): Promise<void> {
    await this.send("GET", "me", undefined, true).catch(() => {});
  }

  /** How the platform is. */
  condition(): Promise<Condition> {
    return this.get("status");
  }

  async findPosition(key: string): Promise<Vehicle | undefined> {
    const positions = await this.get<Positions>("positions");
    return positions.features.find((vehicle) => vehicle.id === key);
  }

  listZones(): Promise<Zone[]> {
    return this.listAll("zones", {});
  }

  async previewImport(file: File, options: ImportOptions): Promise<ImportPreview> {
    const url = urlOf("imports", { filename: file.name, ...options });
    return (await (await this.send("POST", url, file, true)).json()) as ImportPreview;
  }

  async commitImport(id: string): Promise<ImportChanges> {
    return (await (await this.send("POST", `imports/${encodeURIComponent(id)}/commit`, undefined, true)).json()) as ImportChanges;
  }

  violations(query: { state?: "open"; rule?: string; limit: number; cursor?: string | null }): Promise<Page<Violation>> {
    return this.get("violations", query);
  }

  /** The newest ones; most of them are over. */
  async preAlerts(): Promise<PreAlert[]> {
    return (await this.get<Page<PreAlert>>("observations", { type: "pre-alert", limit: PAGE })).items;
  }

  listRules(): Promise<Rule[]> {
    return this.listAll("rules", {});
  }

  rule(id: string): Promise<Rule> {
    return this.get(`rules/${encodeURIComponent(id)}`);
  }

  listRuleVersions(id: string): Promise<RuleVersion[]> {
    return this.listAll(`rules/${encodeURIComponent(id)}/versions`, {});
  }

  async putRule(rule: Rule): Promise<Rule> {
    return (await (await this.send("PUT", `rules/${encodeURIComponent(rule.id)}`, rule, true)).json()) as Rule;
  }

  /** Judges a rule alone against the tracks of a time. */
  async startBacktest(rule: Rule, from: string, to: string): Promise<Backtest> {
    return (await (await this.send("POST", "backtests", { rules: [rule], from, to }, true)).json()) as Backtest;
  }

  backtest(id: string): Promise<Backtest> {
    return this.get(`backtests/${encodeURIComponent(id)}`);
  }

  async cancelBacktest(id: string): Promise<void> {
    await this.send("DELETE", `backtests/${encodeURIComponent(id)}`, undefined, true);
  }

  /** Where the evidence file of a violation is; the browser fetches it with the session's cookie. */
  evidenceAddress(violation: string): string {
    return new URL(`violations/${encodeURIComponent(violation)}/evidence`, ROOT).href;
  }

  explanation(violation: string): Promise<Explanation> {
    return this.get(`violations/${encodeURIComponent(violation)}/explanation`);
  }

  vehicle(key: string): Promise<RegisteredVehicle> {
    return this.get(`vehicles/${encodeURIComponent(key)}`);
  }

  listWaybills(key: string): Promise<Waybill[]> {
    return this.listAll("waybills", { plate: key });
  }

  listCommands(key: string, limit: number): Promise<Page<Command>> {
    return this.get(`vehicles/${encodeURIComponent(key)}/commands`, { limit });
  }

  async giveCommand(key: string, request: CommandRequest): Promise<Command> {
    const path = `vehicles/${encodeURIComponent(key)}/commands`;
    return (await (await this.send("POST", path, request, true)).json()) as Command;
  }

  /** The commands to all vehicles that wait for a second person. */
  listUnapproved(): Promise<Command[]> {
    return this.listAll("commands", { state: "awaiting-approval" });
  }

  async decide(command: string, verdict: "approve" | "reject"): Promise<Command> {
    const path = `commands/${encodeURIComponent(command)}/${verdict}`;
    return (await (await this.send("POST", path, undefined, true)).json()) as Command;
  }

  track(key: string, from: number, to: number): Promise<TrackFix[]> {
    const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    return this.listAll(`vehicles/${encodeURIComponent(key)}/track`, query);
  }

  private async listAll<T>(path: string, query: Record<string, string>): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<T> = await this.get(path, { ...query, limit: PAGE, cursor });
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return items;
  }

  private async get<T>(path: string, query: Record<string, string | number | null> = {}): Promise<T> {
    return (await (await this.send("GET", urlOf(path, query), undefined, true)).json()) as T;
  }

  private async send(method: string, path: string | URL, body: unknown, session: boolean): Promise<Response> {
    const request: RequestInit = { method, credentials: "same-origin" };
    if (body instanceof File) {
      request.body = body;
      request.headers = { "Content-Type": "application/octet-stream" };
    } else if (body !== undefined) {
      request.body = JSON.stringify(body);
      request.headers = { "Content-Type": "application/json" };
    }
    const response = await fetch(new URL(path, ROOT), request);
    if (response.ok) return response;
    if (response.status === 401 && session) this.onUnauthorized();
    throw await problemOf(response);
  }
}

function urlOf(path: string, query: Record<string, string | number | null>): URL {
  const url = new URL(path, ROOT);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null) url.searchParams.set(name, String(value));
  }
  return url;
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const text = (name: string) =>
    typeof body === "object" && body !== null && name in body ? String((body as Record<string, unknown>)[name]) : "";
  const retryAfter = Number(response.headers.get("Retry-After") ?? NaN);
  return new Problem(
    response.status,
    text("detail") || text("title") || response.statusText,
    Number.isFinite(retryAfter) ? retryAfter : null,
    (body as { errors?: Fault[] } | null)?.errors ?? [],
  );
}
