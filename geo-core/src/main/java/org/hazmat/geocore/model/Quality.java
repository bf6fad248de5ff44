package org.hazmat.geocore.model;

import java.util.Locale;

/** Whether a fix was judged, and if not, why not (rules.md 2). */
public enum Quality {
    /** Accepted and judged. */
    GOOD,
    /** The receiver had no position (status bit 1 clear). */
    NO_FIX,
    /** The fix time is more than 5 min ahead of the receive time, before 2020, or no time at all. */
    IMPLAUSIBLE_TIME,
    /** Reaching it would have taken more than 160 km/h. */
    DRIFT,
    /** Another report of the same fix time was judged. */
    DUPLICATE,
    /** Older than a fix that was already judged. */
    LATE,
    /** A fault of ours kept it from being judged; its cause is in the log (design.md 7). */
    QUARANTINED;

    /** Rejected fixes and duplicates stand in a track only when it is asked for all (contract.md 3). */
    public boolean standsInTrack() {
        return switch (this) {
            case GOOD, LATE, QUARANTINED -> true;
            case NO_FIX, IMPLAUSIBLE_TIME, DRIFT, DUPLICATE -> false;
        };
    }

    /** Whether a report may be judged when others arrive that belong before it: what is refused for itself never is. */
    public boolean mayBeJudged() {
        return switch (this) {
            case GOOD, DRIFT, DUPLICATE -> true;
            case NO_FIX, IMPLAUSIBLE_TIME, LATE, QUARANTINED -> false;
        };
    }

    /** The word in JSON: lower-kebab-case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Quality ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
