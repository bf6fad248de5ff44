package org.hazmat.gateway.terminal;

import java.time.Duration;

/**
 * How long and how much a connection may (design.md 8).
 *
 * @param firstFrame from connecting to the first sound frame
 * @param authentication from connecting to being authenticated
 * @param idle without a byte from the terminal
 * @param unterminated from a frame's beginning to its end
 * @param unacknowledged frames that are not durable yet, then the socket is not read
 * @param badInARow bad frames without a good one between them, then the connection is closed
 */
public record Limits(
        Duration firstFrame,
        Duration authentication,
        Duration idle,
        Duration unterminated,
        int unacknowledged,
        int badInARow) {

    public static final Limits DEFAULTS = new Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(180), Duration.ofSeconds(30), 64, 100);

    public Limits {
        if (unacknowledged < 1 || badInARow < 1) {
            throw new IllegalArgumentException("at least one frame must be allowed");
        }
    }
}
