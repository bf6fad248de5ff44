package org.hazmat.geocore.track;

import java.util.List;
import java.util.Objects;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of a vehicle between two fixes (轨迹状态); immutable, so that a checkpoint is a reference.
 *
 * @param newest the last accepted fix
 * @param drifted rejected fixes since then that agree with one another, oldest first
 * @param stillness the stop that the vehicle is in
 * @param episodes in the order in which they began
 */
public record Track(
        VehicleId vehicle,
        @Nullable Fix newest,
        List<Fix> drifted,
        @Nullable Stillness stillness,
        List<Episode> episodes) {
    /** A vehicle of which nothing was heard yet. */
    public static Track start(VehicleId vehicle) {
        return new Track(vehicle, null, List.of(), null, List.of());
    }

    /** The violations that are open, except those that silence has closed. */
    public List<Violation> open() {
        return episodes.stream()
                .filter(episode -> episode.latch().raised() && !episode.hushed())
                .map(Episode::violation)
                .filter(Objects::nonNull)
                .toList();
    }

    Track drifted(List<Fix> rejected) {
        return new Track(vehicle, newest, rejected, stillness, episodes);
    }

    Track with(List<Episode> changed) {
        return new Track(vehicle, newest, drifted, stillness, changed);
    }
}
