package org.hazmat.geocore.track;

import java.time.Instant;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** What one more fix (or silence) made known of a vehicle. */
public sealed interface Change {
    /** A violation is certain. */
    record Opened(Violation violation) implements Change {}

    /** An open violation went on: only its end (or highest speed) grew. Reaches the store, not the feed. */
    record Extended(Violation violation) implements Change {}

    /** A known record came out differently, for example one that silence had closed too early. */
    record Updated(Violation violation) implements Change {}

    record Closed(Violation violation) implements Change {}

    /**
     * What is now known shows that there was no such violation (rules.md 15). The record is kept, and no longer listed.
     *
     * @param by id of the record that overlaps it most, to which its case moves; null when there is none
     */
    record Superseded(Violation violation, @Nullable String by) implements Change {}

    record Observed(Observation observation) implements Change {}

    /** What is now known shows that this was not so: it is no longer listed. */
    record Withdrawn(Observation observation) implements Change {}

    /** An earlier fix is now seen differently: drift that turned out to be the truth, or a report that came late (rules.md 2). */
    record Requalified(Instant fixTime, Digest digest, Quality quality) implements Change {}
}
