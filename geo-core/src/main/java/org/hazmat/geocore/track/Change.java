package org.hazmat.geocore.track;

import java.time.Instant;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** What one more fix (or silence) made known of a vehicle. */
public sealed interface Change {
    /** What it is about, unless that is an observation or a fix. */
    default @Nullable Violation violationOrNull() {
        return switch (this) {
            case Opened opened -> opened.violation;
            case Extended extended -> extended.violation;
            case Updated updated -> updated.violation;
            case Closed closed -> closed.violation;
            case Superseded superseded -> superseded.violation;
            case Observed observed -> null;
            case Withdrawn withdrawn -> null;
            case Requalified requalified -> null;
        };
    }

    /** Whether it is about a vehicle's stay, which counts towards what becomes known and is not made known itself (rules.md 28). */
    default boolean ofStay() {
        Violation violation = violationOrNull();
        return violation != null && violation.stay();
    }

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
