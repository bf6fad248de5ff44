import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveConnection, retryDelay, SILENCE_MILLIS } from "../src/live";
import type { Socket } from "../src/live";

class Line implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  sent: unknown[] = [];
  closed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  hear(): void {
    this.onmessage?.({ data: JSON.stringify({ type: "heartbeat", serverTime: "2026-03-10T09:00:00Z" }) });
  }
}

const lines: Line[] = [];
const events = { message: vi.fn(), opened: vi.fn(), lost: vi.fn() };
const last = () => lines.at(-1) as Line;

function connection(): LiveConnection {
  const live = new LiveConnection(
    () => {
      lines.push(new Line());
      return last();
    },
    events,
    Date.now,
    () => 0,
  );
  live.start();
  return live;
}

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = 0;
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

describe("the live connection", () => {
  it("is live from the first message on, and tells the box when it opens and when it changes", () => {
    const live = connection();
    live.watch([117, 38, 118, 39]);
    expect(live.state.is).toBe("connecting");
    last().onopen?.();
    last().hear();
    live.watch(null);
    expect(live.state.is).toBe("live");
    expect(last().sent).toEqual([{ bbox: [117, 38, 118, 39] }, { bbox: null }]);
    expect(events.opened).toHaveBeenCalledOnce();
  });

  it("is lost after 12 s of silence, not before", () => {
    const live = connection();
    last().hear();
    vi.advanceTimersByTime(SILENCE_MILLIS - 1);
    expect(live.state.is).toBe("live");
    vi.advanceTimersByTime(1);
    expect(live.state).toEqual({ is: "lost", retryAt: Date.now() + 1000, tries: 1 });
    expect(lines[0]?.closed).toBe(true);
  });

  it("does not wait for ever for a server that never answers", () => {
    const live = connection();
    vi.advanceTimersByTime(SILENCE_MILLIS);
    expect(live.state.is).toBe("lost");
  });

  it("tries again after 1, 2, 4 … s, and starts over once it was live", () => {
    const live = connection();
    for (const wait of [1000, 2000, 4000]) {
      last().onclose?.();
      const before = lines.length;
      vi.advanceTimersByTime(wait - 1);
      expect(lines.length).toBe(before);
      vi.advanceTimersByTime(1);
      expect(lines.length).toBe(before + 1);
    }
    last().hear();
    last().onclose?.();
    expect(live.state).toMatchObject({ tries: 1 });
    expect(events.lost).toHaveBeenCalledTimes(4);
  });

  it("can be told not to wait", () => {
    const live = connection();
    last().onclose?.();
    live.retryNow();
    expect(lines.length).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(lines.length).toBe(2);
  });

  it("does not listen to a line that it gave up", () => {
    connection();
    const first = last();
    const { onmessage, onclose } = first;
    expect(onmessage && onclose).toBeTruthy();
    vi.advanceTimersByTime(SILENCE_MILLIS);
    expect([first.onopen, first.onmessage, first.onclose]).toEqual([null, null, null]);
  });

  it("stays silent after it was stopped", () => {
    const live = connection();
    live.stop();
    vi.advanceTimersByTime(60_000);
    live.retryNow();
    expect(lines.length).toBe(1);
    expect(events.lost).not.toHaveBeenCalled();
  });
});

describe("the wait before a try", () => {
  it("doubles up to half a minute, and spreads by a quarter", () => {
    expect([1, 2, 3, 5, 6, 20].map((tries) => retryDelay(tries, 0))).toEqual([
      1000, 2000, 4000, 16_000, 30_000, 30_000,
    ]);
    expect(retryDelay(1, 1)).toBe(1250);
  });
});
