package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /**
     * What one more fix makes of a track. One that is older than the last is {@code LATE} and changes nothing here, and so is one after
     * which a record comes out again that was superseded: both are for {@link Refold}.
     */
    public Step step(Track track, Fix fix, Instant receivedAt) {
        Quality refused = refuse(track, fix, receivedAt);
        if (refused != null) {
            return new Step(track, refused, List.of());
        }
        Fold fold = new Fold(tolerances, rulebook, register, track);
        fold.offer(fix);
        List<Change> changes = fold.changes();
        for (Change change : changes) {
            if (change instanceof Change.Opened opened
                    && track.mayComeOutAgain(opened.violation().start())) {
                return new Step(track, Quality.LATE, List.of());
            }
        }
        return new Step(fold.track(), fold.accepted() ? Quality.GOOD : Quality.DRIFT, changes);
    }

    /** For how long nothing may be heard of the vehicle before a violation of it closes; empty when none would. */
    public Optional<Duration> silenceLimit(Track track) {
        Duration shortest = null;
        for (Episode episode : track.episodes()) {
            if (episode.latch().raised() && !episode.hushed()) {
                shortest = shorter(shortest, tolerances.silence(episode.kind(), true));
            }
            if (episode.heading()) {
                shortest = shorter(shortest, absenceLimit(track, episode));
            }
        }
        return Optional.ofNullable(shortest);
    }

    private static @Nullable Duration shorter(@Nullable Duration one, Optional<Duration> other) {
        boolean less = one == null || (other.isPresent() && other.get().compareTo(one) < 0);
        return less ? other.orElse(null) : one;
    }

    private Optional<Duration> absenceLimit(Track track, Episode episode) {
        Fix newest = track.newest();
        return newest == null || !episode.heading()
                ? Optional.empty()
                : absence(track, newest).limit(episode);
    }

    Absence absence(Track track, Fix newest) {
        return new Absence(track.vehicle(), rulebook.at(newest.time()), newest);
    }

    /** Closes what does not outlive a silence of this length, and opens what is about it, until the next fix shows how long it was by the terminal's clock. */
    public Step silence(Track track, Duration quiet) {
        Fix newest = track.newest();
        List<Change> changes = new ArrayList<>();
        List<Episode> episodes = new ArrayList<>();
        for (Episode episode : track.episodes()) {
            Violation violation = episode.violation();
            Duration limit = tolerances.silence(episode.kind(), true).orElse(null);
            Duration absence = absenceLimit(track, episode).orElse(null);
            if (newest != null && absence != null && quiet.compareTo(absence) >= 0) {
                Violation opened = absence(track, newest).violation(episode, absence);
                changes.add(new Change.Opened(opened));
                episodes.add(episode.missing(opened));
            } else if (newest != null
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
        Fix last = track.last();
        if (last == null || fix.time().isAfter(last.time())) {
            return null;
        }
        return fix.time().equals(last.time()) && fix.digest().compareTo(last.digest()) >= 0
                ? Quality.DUPLICATE
                : Quality.LATE;
    }

    public Tolerances tolerances() {
        return tolerances;
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    public Register register() {
        return register;
    }
}
