package org.hazmat.geocore.track;

import java.time.Instant;

/** Whom an edit of the past may have touched (rules.md 16): what was judged of others comes out as it was. Says yes when in doubt. */
@FunctionalInterface
public interface Touch {
    Touch EVERYBODY = (past, live, since) -> true;

    /**
     * Whether it may have touched this vehicle.
     *
     * @param live the vehicle's track as it stands
     * @param since fix time from which on the edit judges, or an earlier one
     */
    boolean touches(Past past, Track live, Instant since);

    /** Of two edits. */
    default Touch or(Touch other) {
        return (past, live, since) -> touches(past, live, since) || other.touches(past, live, since);
    }
}
