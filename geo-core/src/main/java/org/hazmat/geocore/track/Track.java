package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of a vehicle between two fixes (轨迹状态); immutable, so that a checkpoint is a reference.
 *
 * @param newest the last accepted fix
 * @param movedAt fix time of the last accepted fix that moved
 * @param drifted rejected fixes since then that agree with one another, oldest first
 * @param stillness the stop that the vehicle is in
 * @param episodes in the order in which they began
 * @param approaches bans of which the vehicle was told beforehand, in the order of the last sight
 * @param rewritten fix time up to which records were superseded, so that one that comes out again is told from a new one; or null
 */
public record Track(
        VehicleId vehicle,
        @Nullable Fix newest,
        @Nullable Instant movedAt,
        List<Fix> drifted,
        @Nullable Stillness stillness,
        List<Episode> episodes,
        List<Approach> approaches,
        @Nullable Instant rewritten) {
    /** A vehicle of which nothing was heard yet. */
    public static Track start(VehicleId vehicle) {
        return new Track(vehicle, null, null, List.of(), null, List.of(), List.of(), null);
    }

    /** The violations that are open, except those that silence has closed; stays are none (rules.md 28). */
    public List<Violation> open() {
        return raised().filter(violation -> !violation.stay()).toList();
    }

    /** The stays that are open, except those that silence has closed. */
    public List<Violation> stays() {
        return raised().filter(Violation::stay).toList();
    }

    private Stream<Violation> raised() {
        return episodes.stream()
                .filter(episode -> episode.latch().raised())
                .map(Episode::violation)
                .filter(Objects::nonNull)
                .filter(Violation::open);
    }

    /** The last fix that was looked at, accepted or put aside; null when there was none. */
    public @Nullable Fix last() {
        return drifted.isEmpty() ? newest : drifted.getLast();
    }

    /** Fix time of the last fix that was looked at; {@link Instant#EPOCH} when there was none. */
    public Instant time() {
        Fix last = last();
        return last == null ? Instant.EPOCH : last.time();
    }

    /** The state as a function of the fixes alone: what a checkpoint keeps. */
    public Track plain() {
        return with(episodes.stream().map(Episode::plain).toList()).rewritten(null);
    }

    Track rewritten(@Nullable Instant upTo) {
        return new Track(vehicle, newest, movedAt, drifted, stillness, episodes, approaches, upTo);
    }

    /** Whether a violation of this start may have been known, and superseded, before. */
    boolean mayComeOutAgain(Instant start) {
        return rewritten != null && !start.isAfter(rewritten);
    }

    Track with(List<Episode> changed) {
        return new Track(vehicle, newest, movedAt, drifted, stillness, changed, approaches, rewritten);
    }
}
