package org.hazmat.gateway.review;

import java.util.Optional;
import java.util.function.Supplier;
import org.hazmat.geocore.explain.Explanation;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Explanations;
import org.hazmat.web.read.Tracks;

/**
 * Explains violations by folding the stored fixes around them again.
 *
 * @param tracker by all versions of what is in force, and the register as it is now
 */
public record StoredExplanations(Tracks tracks, Supplier<Tracker> tracker) implements Explanations {
    @Override
    public Optional<Explanation> explain(Violation violation) {
        return Explanation.of(
                tracker.get(),
                violation,
                new TrackPages(
                        tracks, violation.vehicle(), Explanation.since(violation), Explanation.until(violation)));
    }
}
