package org.hazmat.protocols.jt808;

import java.time.Duration;
import java.time.Instant;

/**
 * When to ask for what is missing of a message: after a short pause, and again after T(n+1) = T(n)·(n+1).
 *
 * @param times how often it was asked for
 * @param since the last asking, or the last part that was new
 */
public record Asking(int times, Instant since) {

    /** Then it is not asked for any more. */
    public static final int MOST = 3;

    /** From the newest part to the first asking. */
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    public boolean isDue(Instant now) {
        return times < MOST && !now.isBefore(since.plus(pause()));
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE;
        for (int n = 1; n <= times; n++) {
            pause = pause.multipliedBy(n + 1L);
        }
        return pause;
    }

    /** It is asked for now. */
    public Asking asked(Instant now) {
        return new Asking(times + 1, now);
    }

    /** A part that is new came now. */
    public Asking heard(Instant now) {
        return new Asking(times, now);
    }
}
