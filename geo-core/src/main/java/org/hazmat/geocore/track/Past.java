package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;

/** What is kept of a vehicle's history (历史) so that late reports can be judged where they belong (rules.md 15). */
public interface Past {
    /** The newest checkpoint before this fix time; empty when the kept history does not reach back that far. */
    Optional<Track> checkpointBefore(Instant time);

    /** The checkpoint at exactly this fix time. */
    Optional<Track> checkpointAt(Instant time);

    /** The oldest checkpoint that is kept. */
    Optional<Track> oldestCheckpoint();

    /** How far apart checkpoints are, by fix time, at least. */
    Duration spacing();

    /** Shows the fixes after this fix time in {@link PastFix#ORDER}, while the visitor says true. */
    void fixesAfter(Instant time, Predicate<PastFix> visitor);

    /** Records with a start from this fix time on, each as it was last made known; of an open one the end may have grown since. */
    List<Found> recordsFrom(Instant start);

    /** Observations that a fix after this time gave. */
    List<Noted> observationsAfter(Instant time);

    /**
     * A record as it was last made known.
     *
     * @param superseded it is no longer listed
     */
    record Found(Violation violation, boolean superseded) {}

    /**
     * An observation that was made known.
     *
     * @param by fix time of the fix that showed it
     */
    record Noted(Observation observation, Instant by) {}
}
