package org.hazmat.scenarios.bench.server;

import java.time.Instant;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLongArray;

/** What one terminal of a load has to say and what of it was acknowledged, over all its connections. */
final class Memory {
    private static final int STEP_METRES = 20;
    private static final int LANE_METRES = 150;
    private static final int RECENT = 1 << 12;

    private final int number;
    private final Instant begin;
    private final BitSet acknowledged = new BitSet();
    private final AtomicLongArray sentNanos = new AtomicLongArray(RECENT);

    /** @param begin fix time of report 0; each of the others is one second after the one before */
    Memory(int number, Instant begin) {
        this.number = number;
        this.begin = begin;
    }

    String plate() {
        return "津L%05d".formatted(number);
    }

    String phoneNumber() {
        return "139%08d".formatted(number);
    }

    Instant time(int report) {
        return begin.plusSeconds(report);
    }

    /** The report that was made at this time. */
    int report(Instant time) {
        return Math.toIntExact(time.getEpochSecond() - begin.getEpochSecond());
    }

    /** Metres east of the district's centre: to and fro at 72 km/h. */
    double east(int report, double sideMetres) {
        double way = (report * (double) STEP_METRES + 997.0 * number) % (2 * sideMetres);
        return (way < sideMetres ? way : 2 * sideMetres - way) - sideMetres / 2;
    }

    double north(double sideMetres) {
        return (number * (double) LANE_METRES) % sideMetres - sideMetres / 2;
    }

    void sent(int report, long nanos) {
        sentNanos.lazySet(report % RECENT, nanos);
    }

    /** When one of the newest reports was sent; 0 when it was not. */
    long sentNanos(int report) {
        return report < 0 ? 0 : sentNanos.get(report % RECENT);
    }

    synchronized void acknowledged(int report) {
        acknowledged.set(report);
    }

    /** The first report from this one on that was not acknowledged: a terminal sends it again. */
    synchronized int nextOpen(int from) {
        return acknowledged.nextClearBit(from);
    }

    /** Fix time of the newest report that was acknowledged; of the first when none was. */
    synchronized Instant newest() {
        return time(Math.max(0, acknowledged.length() - 1));
    }

    synchronized BitSet acknowledged() {
        return (BitSet) acknowledged.clone();
    }
}
