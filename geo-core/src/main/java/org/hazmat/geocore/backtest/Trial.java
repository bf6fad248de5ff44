package org.hazmat.geocore.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One vehicle's track judged by two rulebooks side by side, by {@link Tracker#step} as live. It is read from {@link #RUN_UP} before the
 * time in question, so that stops, trips and counts are what they were, and for up to {@link #RUN_OUT} after it, until what began in it
 * has ended. For one use, on one thread.
 */
public final class Trial {
    /** What is read before the time in question. */
    public static final Duration RUN_UP = Duration.ofHours(24);

    /** What is read after it at most. */
    public static final Duration RUN_OUT = Duration.ofHours(24);

    private final Period period;
    private final Judged draft;
    private final Judged published;
    private @Nullable Instant taken;
    private @Nullable Instant heardAt;

    public Trial(VehicleId vehicle, Tracker draft, Tracker published, Period period) {
        this.period = period;
        this.draft = new Judged(draft, vehicle);
        this.published = new Judged(published, vehicle);
    }

    /** Fix times that are asked for: {@code from <= t < to}. */
    public record Period(Instant from, Instant to) {
        /** Whether a violation has a part in it. */
        boolean overlaps(Violation violation) {
            return violation.start().isBefore(to) && !violation.end().isBefore(from);
        }
    }

    /** What both found in the period, in the order in which it began to be known; and of stays (rules.md 28) all that was read. */
    public record Found(List<Violation> draft, List<Violation> published) {}

    /** One more fix, in {@link PastFix#ORDER}. */
    public void take(PastFix next) {
        // Whatever was refused for itself, or was older than the history that could be judged again, was not judged.
        if (!next.quality().mayBeJudged()) {
            return;
        }
        // Of one fix time only the first, which has the smallest digest, is judged.
        if (!next.time().equals(taken)) {
            draft.take(next);
            published.take(next);
            taken = next.time();
        }
        heardAt = heardAt == null || next.receivedAt().isAfter(heardAt) ? next.receivedAt() : heardAt;
    }

    /** Whether nothing that began before the end of the period is going on, so that fixes after it change nothing. */
    public boolean settled() {
        return draft.settled() && published.settled();
    }

    /**
     * What both judgements found, when no more fixes follow.
     *
     * @param silentUntil receive clock; nothing was heard of the vehicle since its last fix and until then
     */
    public Found end(Instant silentUntil) {
        Instant heard = heardAt;
        if (heard != null && silentUntil.isAfter(heard)) {
            Duration quiet = Duration.between(heard, silentUntil);
            draft.silence(quiet);
            published.silence(quiet);
        }
        return new Found(draft.found(), published.found());
    }

    /** The track by one of the rulebooks. */
    private final class Judged {
        private final Tracker tracker;
        private final Map<String, Violation> records = new LinkedHashMap<>();
        private Track track;

        private Judged(Tracker tracker, VehicleId vehicle) {
            this.tracker = tracker;
            this.track = Track.start(vehicle);
        }

        private void take(PastFix next) {
            follow(tracker.step(track, next.fix(), next.receivedAt()));
        }

        private void silence(Duration quiet) {
            follow(tracker.silence(track, quiet));
        }

        private void follow(Step step) {
            track = step.track();
            for (Change change : step.changes()) {
                switch (change) {
                    case Change.Opened opened -> keep(opened.violation());
                    case Change.Extended extended -> keep(extended.violation());
                    case Change.Updated updated -> keep(updated.violation());
                    case Change.Closed closed -> keep(closed.violation());
                    case Change.Superseded superseded -> throw new IllegalStateException("a step supersedes nothing");
                    case Change.Withdrawn withdrawn -> throw new IllegalStateException("a step withdraws nothing");
                    case Change.Observed observed -> {}
                    case Change.Requalified requalified -> {}
                }
            }
        }

        private void keep(Violation violation) {
            if (counts(violation) || violation.open()) {
                records.put(violation.id(), violation);
            } else {
                records.remove(violation.id());
            }
        }

        private boolean counts(Violation violation) {
            return violation.stay() || period.overlaps(violation);
        }

        private boolean settled() {
            return track.drifted().isEmpty()
                    && track.episodes().stream()
                            .noneMatch(episode -> episode.latch().since().isBefore(period.to()));
        }

        private List<Violation> found() {
            return new ArrayList<>(
                    records.values().stream().filter(this::counts).toList());
        }
    }
}
