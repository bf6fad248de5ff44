package org.hazmat.scenarios.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The fleet's own time: begins in the past, runs faster than the real one, and never overtakes it, because a fix time ahead of the
 * receiver's clock is implausible (rules.md 2).
 */
final class FleetClock implements InstantSource {
    private final InstantSource real;
    private final Instant realStart;
    private final Instant start;
    private final double speed;

    FleetClock(InstantSource real, Instant start, double speed) {
        this.real = real;
        this.realStart = real.instant();
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        Instant now = real.instant();
        Duration elapsed = Duration.between(realStart, now);
        Instant mine = start.plusMillis(Math.round(elapsed.toMillis() * speed));
        return mine.isAfter(now) ? now : mine;
    }

    /** Whether the fleet's time has become the real one. */
    boolean caughtUp() {
        return !instant().isBefore(real.instant().minusSeconds(1));
    }
}
