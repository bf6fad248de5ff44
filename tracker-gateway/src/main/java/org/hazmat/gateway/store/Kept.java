package org.hazmat.gateway.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the store keeps what terminals told and what was found in it; what people edit is kept for good.
 *
 * @param positions by fix time, and all else that terminals told; what belongs to a violation is kept as long as that
 * @param violations from their end, and observations
 */
public record Kept(Duration positions, Duration violations) {
    /** Half a year, of which July to December is the longest, and three years (measure for the dynamic supervision of road vehicles, Art. 25). */
    private static final Duration LEAST_POSITIONS = Duration.ofDays(184);

    private static final Duration LEAST_VIOLATIONS = Duration.ofDays(1_096);

    /** What the law asks for at least. */
    public static final Kept LEAST = new Kept(LEAST_POSITIONS, LEAST_VIOLATIONS);

    /** How long before a violation: fatigue begins after four hours at the wheel, which are explained from a day before them on. */
    static final Duration BEFORE_VIOLATION = Duration.ofHours(28);

    public Kept {
        check("positions", positions, LEAST_POSITIONS);
        check("violations", violations, LEAST_VIOLATIONS);
    }

    /** Fix time from which all positions are kept that have to do with a violation. */
    public Instant since(Instant violationStart, Instant now) {
        Instant regular = now.minus(positions);
        Instant spared = violationStart.minus(BEFORE_VIOLATION);
        return spared.isBefore(regular) ? spared : regular;
    }

    private static void check(String what, Duration kept, Duration least) {
        if (kept.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "the law has " + what + " kept for " + least.toDays() + " days at least, not " + kept.toDays());
        }
    }
}
