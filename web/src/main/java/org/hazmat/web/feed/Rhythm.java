package org.hazmat.web.feed;

import java.time.Duration;

/**
 * How often what lasts says something.
 *
 * @param streamHeartbeat comment on an event stream
 * @param liveHeartbeat frame on the live map
 * @param livePositions at most one frame of positions in that time
 */
public record Rhythm(Duration streamHeartbeat, Duration liveHeartbeat, Duration livePositions) {
    public static final Rhythm NORMAL =
            new Rhythm(Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofMillis(500));
}
