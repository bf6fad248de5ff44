package org.hazmat.web.push;

import java.time.Duration;

/**
 * How patient deliveries are.
 *
 * @param timeout an answer that takes longer counts as none
 * @param firstPause before the first repetition; doubles each time
 * @param longestPause where doubling ends
 * @param giveUpAfter an event that was refused for this long suspends the subscription
 */
public record Pace(Duration timeout, Duration firstPause, Duration longestPause, Duration giveUpAfter) {
    public static final Pace NORMAL =
            new Pace(Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24));

    Duration pause(int failures) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
