package org.hazmat.scenarios.fleet;

import java.time.Duration;

/**
 * How a virtual terminal treats what the platform asks of it; its own reports go on in every manner.
 *
 * @param delay from hearing to answering
 */
public record Manner(Will will, Duration delay) {
    /** Answers at once, as the standard says. */
    public static final Manner WILLING = new Manner(Will.ANSWERS, Duration.ZERO);

    /** Answers nothing. */
    public static final Manner SILENT = new Manner(Will.SAYS_NOTHING, Duration.ZERO);

    /** Answers everything with a general response (0x0001) of result 1. */
    public static final Manner REFUSING = new Manner(Will.REFUSES, Duration.ZERO);

    /** Answers, but only after so long. */
    public static Manner late(Duration delay) {
        return new Manner(Will.ANSWERS, delay);
    }

    /** What it is willing to do. */
    public enum Will {
        ANSWERS,
        SAYS_NOTHING,
        REFUSES
    }
}
