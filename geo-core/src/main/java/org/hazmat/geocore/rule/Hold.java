package org.hazmat.geocore.rule;

import java.time.Duration;
import java.time.Instant;
import org.hazmat.geocore.violation.CloseReason;

/**
 * How long a breach must last before it counts, and how long the rule must be kept before that is over. Fix times grow, so "a second
 * consecutive fix" is "longer than nothing, without a break", and "at once" is "at least nothing".
 *
 * @param rise a breach that lasts this long is a violation
 * @param waver keeping the rule this long ends a breach that is no violation yet
 * @param fall keeping the rule this long ends a violation
 * @param lasting what a fix shows holds until the next one, so that the fix that breaks the rule again may show that it was kept for
 *     long enough
 * @param left why a violation ends when the rule has been kept for long enough
 */
public record Hold(Span rise, Span waver, Span fall, boolean lasting, CloseReason left) {
    private static final Hold ENTRY =
            new Hold(Span.moreThan(0), Span.atLeast(0), Span.moreThan(0), false, CloseReason.EXIT);

    /** Two fixes in a row begin it, two in a row end it (rules.md 4 and 5). */
    static Hold entry() {
        return ENTRY;
    }

    /** Longer than the limit; only two fixes in a row end it, before as after (rules.md 8). */
    static Hold stop(int limitSeconds) {
        return new Hold(Span.moreThan(limitSeconds), Span.moreThan(0), Span.moreThan(0), false, CloseReason.MOVED);
    }

    /** At least that long without a break (rules.md 9). */
    static Hold sustained(int seconds) {
        return new Hold(Span.atLeast(seconds), Span.atLeast(0), Span.atLeast(0), false, CloseReason.SLOWED);
    }

    /** Longer than the limit, and only a rest ends it, before as after (rules.md 10). */
    static Hold untilRest(Span rise, int restSeconds) {
        Span rest = Span.atLeast(restSeconds);
        return new Hold(rise, rest, rest, true, CloseReason.RESTED);
    }

    /** Two fixes in a row begin it, and only a rest ends it. */
    static Hold trip(int restSeconds) {
        return new Hold(Span.moreThan(0), Span.atLeast(0), Span.atLeast(restSeconds), true, CloseReason.RESTED);
    }

    /** At once, both ways. */
    static Hold once(CloseReason left) {
        return new Hold(Span.atLeast(0), Span.atLeast(0), Span.atLeast(0), false, left);
    }

    /** A length of time to compare with. */
    public record Span(Duration length, boolean inclusive) {
        static Span moreThan(int seconds) {
            return new Span(Duration.ofSeconds(seconds), false);
        }

        static Span atLeast(int seconds) {
            return new Span(Duration.ofSeconds(seconds), true);
        }

        public boolean reached(Instant since, Instant at) {
            int compared = Duration.between(since, at).compareTo(length);
            return inclusive ? compared >= 0 : compared > 0;
        }
    }
}
