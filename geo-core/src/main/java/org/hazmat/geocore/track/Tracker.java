package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The judge of a vehicle's fixes: a pure function of what is remembered, one more fix and what is in force (rules.md). Immutable, and
 * free to be shared between threads.
 */
public final class Tracker {
    private final Tolerances tolerances;
    private final Rulebook rulebook;
    private final Register register;

    public Tracker(Tolerances tolerances, Rulebook rulebook, Register register) {
        this.tolerances = tolerances;
        this.rulebook = rulebook;
        this.register = register;
    }

    public Step step(Track track, Fix fix, Instant receivedAt) {
        Quality refused = refuse(track, fix, receivedAt);
        if (refused != null) {
            return new Step(track, refused, List.of());
        }
        Fold fold = new Fold(tolerances, rulebook, register, track.drifted(List.of()));
        List<Fix> drifted = track.drifted();
        if (drifted.isEmpty()) {
            fold.offer(fix);
        } else {
            offerAgain(fold, drifted, fix);
        }
        return new Step(fold.track(), fold.accepted(fix) ? Quality.GOOD : Quality.DRIFT, fold.changes());
    }

    /** For how long nothing may be heard of the vehicle before a violation of it closes; empty when none would. */
    public Optional<Duration> silenceLimit(Track track) {
        return track.episodes().stream()
                .filter(episode -> episode.latch().raised() && !episode.hushed())
                .flatMap(episode -> tolerances.silence(episode.kind(), true).stream())
                .min(Comparator.naturalOrder());
    }

    /** Closes what does not outlive a silence of this length, until the next fix shows how long it was by the terminal's clock. */
    public Step silence(Track track, Duration quiet) {
        Fix newest = track.newest();
        List<Change> changes = new ArrayList<>();
        List<Episode> episodes = new ArrayList<>();
        for (Episode episode : track.episodes()) {
            Violation violation = episode.violation();
            Duration limit = tolerances.silence(episode.kind(), true).orElse(null);
            if (newest != null
                    && violation != null
                    && !episode.hushed()
                    && limit != null
                    && quiet.compareTo(limit) >= 0) {
                Violation closed = violation.closed(newest.time().plus(limit), CloseReason.SIGNAL_LOST);
                changes.add(new Change.Closed(closed));
                episodes.add(episode.hushed(true, closed));
            } else {
                episodes.add(episode);
            }
        }
        return new Step(track.with(List.copyOf(episodes)), Quality.GOOD, List.copyOf(changes));
    }

    /** Why a fix is not judged, as far as can be told without looking at positions; null when it may be. */
    private @Nullable Quality refuse(Track track, Fix fix, Instant receivedAt) {
        if (!fix.located()) {
            return Quality.NO_FIX;
        }
        if (fix.time().isBefore(tolerances.earliest()) || fix.time().isAfter(receivedAt.plus(tolerances.ahead()))) {
            return Quality.IMPLAUSIBLE_TIME;
        }
        Fix newest = track.newest();
        if (newest == null || fix.time().isAfter(newest.time())) {
            return rivalled(track.drifted(), fix) ? Quality.DUPLICATE : null;
        }
        return fix.time().equals(newest.time()) && fix.digest().compareTo(newest.digest()) >= 0
                ? Quality.DUPLICATE
                : Quality.LATE;
    }

    /** Whether a report of the same time with a smaller digest is known. */
    private static boolean rivalled(List<Fix> drifted, Fix fix) {
        return drifted.stream()
                .anyMatch(other ->
                        other.time().equals(fix.time()) && other.digest().compareTo(fix.digest()) <= 0);
    }

    /** Rejected fixes are judged again in the order of time: the new one may belong between them, or make them the truth. */
    private static void offerAgain(Fold fold, List<Fix> drifted, Fix fix) {
        List<Fix> fixes = new ArrayList<>(drifted);
        fixes.removeIf(other -> other.time().equals(fix.time()));
        fixes.add(fix);
        fixes.sort(Comparator.comparing(Fix::time));
        fixes.forEach(fold::offer);
        for (Fix other : drifted) {
            if (fold.accepted(other)) {
                fold.requalify(other, Quality.GOOD);
            } else if (other.time().equals(fix.time())) {
                fold.requalify(other, Quality.DUPLICATE);
            }
        }
    }
}
