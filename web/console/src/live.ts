import type { LiveMessage } from "./model";

/** The server sends a heartbeat every 5 s; after two and a bit are missed, what is shown may be wrong. */
export const SILENCE_MILLIS = 12_000;
const FIRST_RETRY_MILLIS = 1_000;
const LAST_RETRY_MILLIS = 30_000;

/** West, south, east, north in degrees; null for everywhere. */
export type Bbox = [number, number, number, number] | null;

/** What `LiveConnection` needs of a WebSocket. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: string }) => void) | null;
  onclose: (() => void) | null;
  send(text: string): void;
  close(): void;
}

export interface LiveEvents {
  message(message: LiveMessage): void;
  /** The connection came up (again): what was missed meanwhile has to be read by HTTP. */
  opened(): void;
  /** The connection went down, or could not be made; called once for each try. */
  lost(): void;
}

export type LiveState = { is: "connecting" } | { is: "live" } | { is: "lost"; retryAt: number; tries: number };

/** How long to wait before try number `tries` (from 1): doubling, with up to a quarter more so that consoles spread. */
export function retryDelay(tries: number, random: number): number {
  const delay = Math.min(FIRST_RETRY_MILLIS * 2 ** (tries - 1), LAST_RETRY_MILLIS);
  return Math.round(delay * (1 + random / 4));
}

/** Keeps one WebSocket to the live map open, and knows when it is not to be believed. */
export class LiveConnection {
  state: LiveState = { is: "connecting" };
  private socket: Socket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;
  private bbox: Bbox = null;
  private stopped = false;

  constructor(
    private readonly connect: () => Socket,
    private readonly events: LiveEvents,
    private readonly now: () => number = Date.now,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    this.stopped = false;
    this.open();
  }

  stop(): void {
    this.stopped = true;
    this.drop();
  }

  /** Ends the wait for the next try. */
  retryNow(): void {
    if (!this.stopped && this.state.is === "lost") this.open();
  }

  watch(bbox: Bbox): void {
    this.bbox = bbox;
    if (this.state.is === "live") this.sendBbox();
  }

  private open(): void {
    this.drop();
    const socket = this.connect();
    this.socket = socket;
    this.listenForSilence();
    socket.onopen = () => {
      this.sendBbox();
      this.events.opened();
    };
    socket.onmessage = (event) => {
      this.tries = 0;
      this.state = { is: "live" };
      this.listenForSilence();
      this.events.message(JSON.parse(event.data) as LiveMessage);
    };
    socket.onclose = () => this.fail();
  }

  private fail(): void {
    if (this.stopped) return;
    this.drop();
    this.tries++;
    const delay = retryDelay(this.tries, this.random());
    this.state = { is: "lost", retryAt: this.now() + delay, tries: this.tries };
    this.timer = setTimeout(() => this.open(), delay);
    this.events.lost();
  }

  private sendBbox(): void {
    this.socket?.send(JSON.stringify({ bbox: this.bbox }));
  }

  private listenForSilence(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fail(), SILENCE_MILLIS);
  }

  /** A socket that was given up must not be heard again, not even its end. */
  private drop(): void {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
