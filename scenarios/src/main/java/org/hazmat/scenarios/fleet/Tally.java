package org.hazmat.scenarios.fleet;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What a fleet sent and what was acknowledged; shared by its terminals' threads. */
public final class Tally {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder reconnects = new LongAdder();
    private final AtomicInteger online = new AtomicInteger();
    private final Histogram latency = new ConcurrentHistogram(LONGEST_MICROS, 3);

    void sent() {
        sent.increment();
    }

    /** Takes the time from sending to the answer. */
    void acknowledged(long nanos) {
        acknowledged.increment();
        latency.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
    }

    void refused() {
        refused.increment();
    }

    void reconnect() {
        reconnects.increment();
    }

    void online(int change) {
        online.addAndGet(change);
    }

    public long sentCount() {
        return sent.sum();
    }

    public long acknowledgedCount() {
        return acknowledged.sum();
    }

    public long refusedCount() {
        return refused.sum();
    }

    public int onlineCount() {
        return online.get();
    }

    /** A few lines for people. */
    public String summary() {
        return String.format(
                "sent %d, acknowledged %d, refused %d, reconnects %d%n"
                        + "acknowledged after: median %.1f ms, 90%% %.1f ms, 99%% %.1f ms, longest %.1f ms",
                sentCount(),
                acknowledgedCount(),
                refusedCount(),
                reconnects.sum(),
                millis(50),
                millis(90),
                millis(99),
                millis(100));
    }

    private double millis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }
}
