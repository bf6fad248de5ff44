package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** The fold over a part of a vehicle's history, and all that it makes known. Lives as long as one {@link Refold}, on one thread. */
final class Span {
    private final Tracker tracker;
    private final Past past;
    private final Track base;

    /** Records that are open at the beginning or opened since, as functions of the fixes alone. */
    private final Map<String, Violation> found = new LinkedHashMap<>();

    private final List<Past.Noted> noted = new ArrayList<>();
    private final List<Track> checkpoints = new ArrayList<>();

    /** Fixes whose quality is another than it was, or may yet become another. */
    private final Map<PastFix.Key, Seen> seen = new LinkedHashMap<>();

    private final Map<PastFix.Key, Quality> fresh = new HashMap<>();
    private Track track;
    private Instant taken;
    private Instant lastCheckpoint;
    private @Nullable Instant joined;

    Span(Tracker tracker, Past past, Track base) {
        this.tracker = tracker;
        this.past = past;
        this.base = base;
        this.track = base;
        this.taken = base.time();
        this.lastCheckpoint = base.time();
        for (Episode episode : base.episodes()) {
            Violation open = episode.violation();
            if (open != null) {
                found.put(open.id(), open);
            }
        }
    }

    /** Folds what is kept after the base together with reports that were not there, until the old way is joined again. */
    void fold(List<PastFix> late, boolean mayJoin) {
        List<PastFix> ahead =
                late.stream().sorted(PastFix.ORDER.reversed()).collect(ArrayList::new, List::add, List::addAll);
        past.fixesAfter(base.time(), kept -> {
            while (!ahead.isEmpty() && PastFix.ORDER.compare(ahead.getLast(), kept) < 0) {
                takeFresh(ahead.removeLast());
            }
            if (!ahead.isEmpty() && ahead.getLast().key().equals(kept.key())) {
                // A resend of what was known too long ago for the journal to recognise.
                PastFix resent = ahead.removeLast();
                fresh.put(resent.key(), kept.quality());
            }
            take(kept);
            return !(mayJoin && ahead.isEmpty() && joins(kept.time()));
        });
        while (!ahead.isEmpty()) {
            takeFresh(ahead.removeLast());
        }
    }

    private void takeFresh(PastFix late) {
        fresh.put(late.key(), late.quality());
        take(late);
    }

    private void take(PastFix next) {
        // Of one fix time only the first, which has the smallest digest, is judged, and any later one is a duplicate.
        Step step = next.time().equals(taken)
                ? new Step(track, Quality.DUPLICATE, List.of())
                : tracker.step(track, next.fix(), next.receivedAt());
        track = step.track();
        see(next, step.quality());
        for (Change change : step.changes()) {
            note(change, next.time());
        }
        if (step.quality() == Quality.GOOD) {
            addCheckpoint(next.time());
        }
        taken = next.time();
    }

    private void see(PastFix next, Quality quality) {
        if (fresh.containsKey(next.key()) || quality != next.quality() || quality == Quality.DRIFT) {
            seen.put(next.key(), new Seen(next.quality(), quality));
        }
    }

    private void note(Change change, Instant by) {
        switch (change) {
            case Change.Opened opened -> keep(opened.violation());
            case Change.Extended extended -> keep(extended.violation());
            case Change.Updated updated -> keep(updated.violation());
            case Change.Closed closed -> keep(closed.violation());
            case Change.Superseded superseded -> throw new IllegalStateException("a step supersedes nothing");
            case Change.Observed observed -> noted.add(new Past.Noted(observed.observation(), by));
            case Change.Withdrawn withdrawn -> throw new IllegalStateException("a step withdraws nothing");
            case Change.Requalified again ->
                seen.computeIfPresent(
                        new PastFix.Key(again.fixTime(), again.digest()),
                        (key, before) -> new Seen(before.was(), again.quality()));
        }
    }

    private void keep(Violation violation) {
        found.put(violation.id(), violation);
    }

    private void addCheckpoint(Instant time) {
        boolean due = !time.isBefore(lastCheckpoint.plus(past.spacing()));
        if (due || past.checkpointAt(time).isPresent()) {
            checkpoints.add(track);
            lastCheckpoint = time;
        }
    }

    /** Whether the track is what it was at this time before, so that all that follows is as it was. */
    private boolean joins(Instant time) {
        if (track.drifted().isEmpty()
                && past.checkpointAt(time).filter(track::equals).isPresent()) {
            joined = time;
        }
        return joined != null;
    }

    Track base() {
        return base;
    }

    Track track() {
        return track;
    }

    Map<String, Violation> found() {
        return found;
    }

    List<Past.Noted> noted() {
        return noted;
    }

    List<Track> checkpoints() {
        return checkpoints;
    }

    /** Fix time from which on everything is as it was; null when everything to the end was folded again. */
    @Nullable
    Instant joined() {
        return joined;
    }

    Quality quality(PastFix late) {
        Seen found = seen.get(late.key());
        return found == null ? late.quality() : found.now();
    }

    /** Fixes that were there before and are seen differently now. */
    List<Change> requalified() {
        List<Change> changes = new ArrayList<>();
        seen.forEach((key, quality) -> {
            if (!fresh.containsKey(key) && quality.was() != quality.now()) {
                changes.add(new Change.Requalified(key.time(), key.digest(), quality.now()));
            }
        });
        return changes;
    }

    private record Seen(Quality was, Quality now) {}
}
