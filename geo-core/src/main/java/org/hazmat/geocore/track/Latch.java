package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;

/**
 * Times what a provision looks at: raises once when a breach has lasted, falls once when it is over (rules.md 4, 5 and 8). A provision
 * looks, a latch times.
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
            return look == Look.BREACH ? new Rising(at, false) : this;
        }

        @Override
        public Instant since() {
            return Instant.MAX;
        }
    }

    /**
     * Breaching, but not yet for long enough.
     *
     * @param shaken the last fix did not breach
     */
    record Rising(Instant since, boolean shaken) implements Latch {
        @Override
        public Latch observe(Look look, Instant at, Hold hold) {
            return switch (look) {
                case BREACH -> exceeds(at, hold) ? new On(since) : new Rising(since, false);
                case NEAR, CLEAR -> hold.patient() && !shaken ? new Rising(since, true) : new Off();
                case SHUT, EXEMPT -> new Off();
            };
        }

        private boolean exceeds(Instant at, Hold hold) {
            return Duration.between(since, at).compareTo(hold.limit()) > 0;
        }
    }

    /** A violation is open. */
    record On(Instant since) implements Latch {
        @Override
        public Latch observe(Look look, Instant at, Hold hold) {
            return switch (look) {
                case BREACH, NEAR -> this;
                case CLEAR -> new Falling(since);
                case SHUT, EXEMPT -> new Off();
            };
        }
    }

    /** A violation is open, and the last fix kept the rule. */
    record Falling(Instant since) implements Latch {
        @Override
        public Latch observe(Look look, Instant at, Hold hold) {
            return switch (look) {
                case BREACH, NEAR -> new On(since);
                case CLEAR, SHUT, EXEMPT -> new Off();
            };
        }
    }

    /** Whether a violation is open. */
    default boolean raised() {
        return switch (this) {
            case Off off -> false;
            case Rising rising -> false;
            case On on -> true;
            case Falling falling -> true;
        };
    }
}
