package org.hazmat.gateway.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From which use of the journal's file system on what is given up, so that it never runs full.
 *
 * @param warnPercent in use: it is said aloud
 * @param refusePercent no more registrations
 * @param stopPercent nothing is acknowledged, and sockets are not read
 */
public record DiskLimits(int warnPercent, int refusePercent, int stopPercent) {
    public static final DiskLimits DEFAULTS = new DiskLimits(80, 90, 95);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})/(\\d{1,3})/(\\d{1,3})");
    private static final int NEVER = 101;

    /** For disks that somebody else watches: only a write that fails ends the process. */
    public static final DiskLimits OFF = new DiskLimits(NEVER, NEVER, NEVER);

    public DiskLimits {
        if (warnPercent < 1 || warnPercent > refusePercent || refusePercent > stopPercent || stopPercent > NEVER) {
            throw new IllegalArgumentException(
                    "three percentages of 1 to 100, none below the one before, such as 80/90/95, or off");
        }
    }

    /** Reads {@code 80/90/95} or {@code off}; throws {@link IllegalArgumentException} with a sentence. */
    public static DiskLimits parse(String text) {
        if (text.strip().equals("off")) {
            return OFF;
        }
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("three percentages, such as 80/90/95, or off: \"" + text + "\"");
        }
        return new DiskLimits(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    int percent(DiskState.Level level) {
        return switch (level) {
            case PLENTY -> 0;
            case WARNED -> warnPercent;
            case NO_REGISTRATIONS -> refusePercent;
            case STOPPED -> stopPercent;
        };
    }
}
