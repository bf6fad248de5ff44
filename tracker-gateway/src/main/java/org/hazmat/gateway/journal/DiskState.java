package org.hazmat.gateway.journal;

import java.util.Locale;

/**
 * How full the journal's file system is.
 *
 * @param usedPercent of what this process may use, rounded down
 */
public record DiskState(Level level, int usedPercent) {
    /** What is given up at the moment; each gives up what the one before does. */
    public enum Level {
        PLENTY(0),
        WARNED(1),
        NO_REGISTRATIONS(2),
        STOPPED(3);

        private final int severity;

        Level(int severity) {
            this.severity = severity;
        }

        /** As the API tells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** As metrics tell it. */
        public int severity() {
            return severity;
        }
    }

    public boolean takesRegistrations() {
        return level.compareTo(Level.NO_REGISTRATIONS) < 0;
    }

    public boolean takesReports() {
        return level != Level.STOPPED;
    }

    /** For operators; empty when there is nothing to say. */
    public String sentence() {
        return switch (level) {
            case PLENTY -> "";
            case WARNED -> "the disk of the data folder is " + usedPercent + " % full";
            case NO_REGISTRATIONS ->
                "the disk of the data folder is " + usedPercent + " % full: terminals cannot register";
            case STOPPED ->
                "the disk of the data folder is " + usedPercent
                        + " % full: terminals are not read and nothing is acknowledged until there is room";
        };
    }
}
