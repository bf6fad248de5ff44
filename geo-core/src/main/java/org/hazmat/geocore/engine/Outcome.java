package org.hazmat.geocore.engine;

import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Refolded.Rewritten;
import org.hazmat.geocore.track.Track;
import org.jspecify.annotations.Nullable;

/**
 * What reports, silence or other rules made of a vehicle: committed as a whole or not at all.
 *
 * @param judged the reports, in the order of their entries; none when nothing was heard
 * @param track what is remembered of the vehicle from now on
 * @param decidedAt receive clock, for the feed
 * @param rewritten how the vehicle's history changes; null when its newest fixes were just added
 */
public record Outcome(
        VehicleId vehicle,
        List<Judged> judged,
        Track track,
        List<Change> changes,
        Instant decidedAt,
        @Nullable Rewritten rewritten) {
    /** A report and how its fix was taken. */
    public record Judged(Report report, Quality quality) {}

    /** Of one report that was judged where it came. */
    static Outcome of(Judged judged, Track track, List<Change> changes, Instant decidedAt) {
        return new Outcome(judged.report().vehicle(), List.of(judged), track, changes, decidedAt, null);
    }

    /** Of nothing that was heard. */
    static Outcome silent(Track track, List<Change> changes, Instant decidedAt) {
        return new Outcome(track.vehicle(), List.of(), track, changes, decidedAt, null);
    }

    /** The last report; null when nothing was heard. */
    public @Nullable Report report() {
        return judged.isEmpty() ? null : judged.getLast().report();
    }
}
