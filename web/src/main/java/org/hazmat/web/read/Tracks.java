package org.hazmat.web.read;

import java.time.Instant;
import java.util.Map;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** The stored tracks (轨迹). */
public interface Tracks {
    /** Fixes with {@code from <= fix time < to} in fix-time order; without what was rejected and duplicates unless {@code all}. */
    Page<Point> track(VehicleId vehicle, @Nullable Instant from, @Nullable Instant to, boolean all, Page.Ask ask);

    /** How many fixes of each quality, and how many identical resends, have {@code from <= fix time < to}. */
    QualityCount quality(VehicleId vehicle, @Nullable Instant from, @Nullable Instant to);

    record Point(Fix fix, Instant receivedAt, Quality quality) {}

    /**
     * Counts.
     *
     * @param resends identical reports that came again and were not stored twice
     */
    record QualityCount(Map<Quality, Long> fixes, long resends) {}
}
