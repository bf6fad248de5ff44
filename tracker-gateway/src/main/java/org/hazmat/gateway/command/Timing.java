package org.hazmat.gateway.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a terminal has for its answer (JT/T 808-2019, 5.3): T(n+1) = T(n) · (n+1).
 *
 * @param firstWait T(1)
 * @param retries how often a message is sent once more
 */
public record Timing(Duration firstWait, int retries) {
    public static final Timing DEFAULT = new Timing(Duration.ofSeconds(10), 3);

    private static final Pattern FORM = Pattern.compile("(\\d{1,3}) after (\\d{1,5}) s");
    private static final int MOST_RETRIES = 10;

    public Timing {
        if (firstWait.isNegative() || firstWait.isZero()) {
            throw new IllegalArgumentException("a terminal needs some time to answer");
        }
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException("a message is sent again 0 to " + MOST_RETRIES + " times");
        }
    }

    /** Reads {@code 3 after 10 s}. Throws {@link IllegalArgumentException} with a sentence. */
    public static Timing parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("retries are written \"3 after 10 s\", not \"" + text + "\"");
        }
        return new Timing(Duration.ofSeconds(Long.parseLong(matcher.group(2))), Integer.parseInt(matcher.group(1)));
    }

    /** T(n), from 1. */
    Duration wait(int n) {
        Duration wait = firstWait;
        for (int factor = 2; factor <= n; factor++) {
            wait = wait.multipliedBy(factor);
        }
        return wait;
    }
}
