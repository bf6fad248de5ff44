package org.hazmat.geocore.engine;

import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Track;
import org.jspecify.annotations.Nullable;

/**
 * What one report, or silence, made of a vehicle: committed as a whole or not at all.
 *
 * @param report null when nothing was heard and silence itself closed something
 * @param quality of the report's fix; null without a report
 * @param track what is remembered of the vehicle from now on
 * @param decidedAt receive clock, for the feed
 */
public record Outcome(
        VehicleId vehicle,
        @Nullable Report report,
        @Nullable Quality quality,
        Track track,
        List<Change> changes,
        Instant decidedAt) {}
