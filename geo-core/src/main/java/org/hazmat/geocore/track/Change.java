package org.hazmat.geocore.track;

import java.time.Instant;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;

/** What one more fix (or silence) made known of a vehicle. */
public sealed interface Change {
    /** A violation is certain. */
    record Opened(Violation violation) implements Change {}

    /** An open violation went on: only its end (or highest speed) grew. Reaches the store, not the feed. */
    record Extended(Violation violation) implements Change {}

    /** A known record came out differently, for example one that silence had closed too early. */
    record Updated(Violation violation) implements Change {}

    record Closed(Violation violation) implements Change {}

    record Observed(Observation observation) implements Change {}

    /** An earlier fix is now seen differently: drift that turned out to be the truth (rules.md 2). */
    record Requalified(Instant fixTime, Digest digest, Quality quality) implements Change {}
}
