package org.hazmat.gateway.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hazmat.gateway.store.Kept;
import org.hazmat.geocore.explain.Explanation;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Explanations;
import org.hazmat.web.read.Tracks;
import org.jspecify.annotations.Nullable;

/**
 * Explains violations by folding the stored fixes around them again.
 *
 * @param stays of all vehicles, where a rule counts them
 * @param tracker by all versions of what is in force, and the register as it is now
 * @param kept how long positions are there
 */
public record StoredExplanations(Tracks tracks, Stays stays, Supplier<Tracker> tracker, Kept kept, InstantSource clock)
        implements Explanations {
    /** Where the stays of vehicles are kept that a rule counts in a zone (rules.md 28). */
    @FunctionalInterface
    public interface Stays {
        List<Violation> stays(String rule, @Nullable String zone);
    }

    @Override
    public Optional<Explanation> explain(Violation violation) {
        TrackPages fixes =
                new TrackPages(tracks, violation.vehicle(), Explanation.since(violation), Explanation.until(violation));
        Instant keptFrom = kept.since(violation.start(), clock.instant());
        boolean all = !Explanation.shownFrom(violation).isBefore(keptFrom);
        return Explanation.of(tracker.get(), violation, fixes, counted(violation))
                .map(explanation -> all ? explanation : explanation.keptFrom(keptFrom));
    }

    private List<Violation> counted(Violation violation) {
        return violation.maxVehicles() == null ? List.of() : stays.stays(violation.rule(), violation.zone());
    }
}
