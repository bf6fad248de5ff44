package org.hazmat.gateway.terminal;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a terminal's messages are read ({@code TRACKER_TERMINAL_RATE}): faster ones wait in the socket, none is dropped.
 *
 * @param perSecond messages per second sustained; 0 means as fast as they come
 * @param burst messages at once
 */
public record RateLimit(int perSecond, int burst) {

    public static final RateLimit OFF = new RateLimit(0, 0);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,7})/s(?:\\s+burst\\s+(\\d{1,7}))?");

    public RateLimit {
        if (perSecond < 0 || burst < perSecond) {
            throw new IllegalArgumentException("a burst of " + burst + " messages is less than one second's "
                    + perSecond + "; write for example \"100/s burst 2000\"");
        }
    }

    /** Reads {@code 100/s burst 2000}, {@code 100/s} (one second's messages at once) or {@code off}. */
    public static RateLimit parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("off")) {
            return OFF;
        }
        Matcher written = WRITTEN.matcher(trimmed);
        if (!written.matches() || Integer.parseInt(written.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "a rate is written \"100/s burst 2000\" or \"off\", not \"" + text + "\"");
        }
        String burst = written.group(2) == null ? written.group(1) : written.group(2);
        return new RateLimit(Integer.parseInt(written.group(1)), Integer.parseInt(burst));
    }

    public boolean isOff() {
        return perSecond == 0;
    }

    /** A full bucket for one thread; not to be asked for when there is no limit. */
    Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withNanosecondPrecision()
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .build();
    }

    @Override
    public String toString() {
        return isOff() ? "off" : perSecond + "/s burst " + burst;
    }
}
