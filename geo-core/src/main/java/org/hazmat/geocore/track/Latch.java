package org.hazmat.geocore.track;

import java.time.Instant;
import org.hazmat.geocore.rule.Hold;
import org.hazmat.geocore.rule.Look;
import org.jspecify.annotations.Nullable;

/**
 * Times what a provision looks at: raises once when a breach has lasted, falls once when it is over (rules.md 4, 5 and 8 to 10). A
 * provision looks, a latch times.
 */
public sealed interface Latch {
    /** The state after one more fix. */
    Latch observe(Look look, Instant at, Hold hold);

    /** Fix time of the first breach. */
    Instant since();

    /** Nothing is wrong. */
    record Off() implements Latch {
        @Override
        public Latch observe(Look look, Instant at, Hold hold) {
            return switch (look) {
                case BREACH -> breaching(at, at, hold);
                case READY -> new Ready(at);
                case NEAR, CLEAR, SHUT, EXEMPT -> this;
            };
        }

        @Override
        public Instant since() {
            return Instant.MAX;
        }
    }

    /** Kept, and what comes next may break it. */
    record Ready(Instant since) implements Latch {
        @Override
        public Latch observe(Look look, Instant at, Hold hold) {
            return switch (look) {
                case BREACH -> breaching(at, at, hold);
                case READY, NEAR -> this;
                case CLEAR, SHUT, EXEMPT -> new Off();
            };
        }
    }

    /**
     * Breaching, but not yet for long enough.
     *
     * @param kept since when the last fixes did not breach; null when the last one did
     */
    record Rising(Instant since, @Nullable Instant kept) implements Latch {
        @Override
        public Latch observe(Look look, Instant at, Hold hold) {
            return switch (look) {
                case BREACH -> hold.lasting() && over(kept, at, hold.waver()) ? new Off() : breaching(since, at, hold);
                case NEAR, CLEAR -> {
                    Instant from = kept == null ? at : kept;
                    yield over(from, at, hold.waver()) ? new Off() : new Rising(since, from);
                }
                case READY -> new Ready(at);
                case SHUT, EXEMPT -> new Off();
            };
        }
    }

    /** A violation is open. */
    record On(Instant since) implements Latch {
        @Override
        public Latch observe(Look look, Instant at, Hold hold) {
            return switch (look) {
                case BREACH, NEAR -> this;
                case CLEAR, READY -> over(at, at, hold.fall()) ? new Off() : new Falling(since, at);
                case SHUT, EXEMPT -> new Off();
            };
        }
    }

    /**
     * A violation is open, and the last fixes kept the rule.
     *
     * @param kept since when
     */
    record Falling(Instant since, Instant kept) implements Latch {
        @Override
        public Latch observe(Look look, Instant at, Hold hold) {
            return switch (look) {
                case BREACH, NEAR -> hold.lasting() && over(kept, at, hold.fall()) ? new Off() : new On(since);
                case CLEAR, READY -> over(kept, at, hold.fall()) ? new Off() : this;
                case SHUT, EXEMPT -> new Off();
            };
        }
    }

    /** Whether a violation is open. */
    default boolean raised() {
        return switch (this) {
            case Off off -> false;
            case Ready ready -> false;
            case Rising rising -> false;
            case On on -> true;
            case Falling falling -> true;
        };
    }

    /** What was seen last went on until now: the rule was kept from here on, if it was not before. */
    default Latch keptFrom(Instant at) {
        return switch (this) {
            case Off off -> off;
            case Ready ready -> ready;
            case Rising rising -> rising.kept == null ? new Rising(rising.since, at) : rising;
            case On on -> new Falling(on.since, at);
            case Falling falling -> falling;
        };
    }

    /** The rule was broken again in between. */
    default Latch brokenAgain() {
        return switch (this) {
            case Off off -> off;
            case Ready ready -> ready;
            case Rising rising -> new Rising(rising.since, null);
            case On on -> on;
            case Falling falling -> new On(falling.since);
        };
    }

    /** What a breach that began then is now. */
    static Latch breaching(Instant since, Instant at, Hold hold) {
        return hold.rise().reached(since, at) ? new On(since) : new Rising(since, null);
    }

    private static boolean over(@Nullable Instant kept, Instant at, Hold.Span span) {
        return kept != null && span.reached(kept, at);
    }
}
