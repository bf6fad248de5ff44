package org.hazmat.geocore.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.Violation;

/**
 * One vehicle's whole history in memory, judged as it arrives (时间线): what the server does with journal, lane and store, in one object.
 * For scenarios, back-tests and proofs; not for several threads.
 */
public final class Timeline {
    private final Memory memory;
    private Tracker tracker;
    private Track track;

    /** @param spacing of checkpoints, by fix time */
    public Timeline(VehicleId vehicle, Tracker tracker, Duration spacing) {
        this.tracker = tracker;
        this.track = Track.start(vehicle);
        this.memory = new Memory(spacing, track);
    }

    /** Reports that arrived together. An identical one that is known already changes nothing. */
    public List<Change> hear(List<PastFix> reports) {
        List<Change> changes = new ArrayList<>();
        List<PastFix> held = new ArrayList<>();
        for (PastFix report : reports) {
            if (memory.qualities.putIfAbsent(report.key(), Quality.LATE) == null) {
                Step step = tracker.step(track, report.fix(), report.receivedAt());
                if (step.quality() == Quality.LATE || !held.isEmpty()) {
                    held.add(report);
                } else {
                    changes.addAll(step(report, step));
                }
            }
        }
        if (!held.isEmpty()) {
            changes.addAll(refold(held, new Refold(tracker, memory, track).late(held)));
        }
        return changes;
    }

    public List<Change> hear(Fix fix, Instant receivedAt) {
        return hear(List.of(new PastFix(fix, receivedAt, Quality.LATE)));
    }

    /** Nothing was heard for this long on the receive clock. */
    public List<Change> silence(Duration quiet) {
        Step step = tracker.silence(track, quiet);
        track = step.track();
        memory.keep(step.changes());
        return step.changes();
    }

    /** Something else is in force from this fix time on. */
    public List<Change> judgeBy(Tracker next, Instant since) {
        return judgeBy(next, since, Touch.EVERYBODY);
    }

    /** The same, where the vehicle is judged again only if the edit touches it. */
    public List<Change> judgeBy(Tracker next, Instant since, Touch touch) {
        tracker = next;
        if (!touch.touches(memory, track, since)) {
            return List.of();
        }
        return refold(List.of(), new Refold(tracker, memory, track).since(since));
    }

    private List<Change> step(PastFix report, Step step) {
        track = step.track();
        memory.keep(report, step.quality());
        memory.keep(step.changes());
        for (Change change : step.changes()) {
            if (change instanceof Change.Observed observed) {
                memory.observations.add(new Past.Noted(observed.observation(), report.time()));
            }
        }
        memory.addCheckpoint(track);
        return step.changes();
    }

    private List<Change> refold(List<PastFix> reports, Refolded refolded) {
        track = refolded.track();
        for (int i = 0; i < reports.size(); i++) {
            memory.keep(reports.get(i), refolded.qualities().get(i));
        }
        memory.keep(refolded.changes());
        memory.rewrite(refolded.rewritten());
        memory.addCheckpoint(track);
        return refolded.changes();
    }

    public Track track() {
        return track;
    }

    /** The records as they were last made known, those that were superseded too; stays are none (rules.md 28). */
    public Collection<Past.Found> records() {
        return memory.records.values().stream()
                .filter(found -> !found.violation().stay())
                .toList();
    }

    /** The vehicle's stays in zones whose vehicles a rule counts, as they stand. */
    public List<Violation> stays() {
        return memory.records.values().stream()
                .filter(found -> !found.superseded())
                .map(Past.Found::violation)
                .filter(Violation::stay)
                .toList();
    }

    public List<Past.Noted> observations() {
        return List.copyOf(memory.observations);
    }

    /** How each report is seen. */
    public NavigableMap<PastFix.Key, Quality> qualities() {
        return Collections.unmodifiableNavigableMap(memory.qualities);
    }

    private static final class Memory implements Past {
        private final Duration spacing;
        private final NavigableMap<PastFix.Key, PastFix> fixes = new TreeMap<>(PastFix.Key.ORDER);
        private final NavigableMap<Instant, Track> checkpoints = new TreeMap<>();
        private final Map<String, Found> records = new TreeMap<>();
        private final List<Noted> observations = new ArrayList<>();
        private final NavigableMap<PastFix.Key, Quality> qualities = new TreeMap<>(PastFix.Key.ORDER);

        private Memory(Duration spacing, Track start) {
            this.spacing = spacing;
            checkpoints.put(start.time(), start);
        }

        private void keep(PastFix report, Quality quality) {
            qualities.put(report.key(), quality);
            if (quality.mayBeJudged()) {
                fixes.put(report.key(), new PastFix(report.fix(), report.receivedAt(), quality));
            }
        }

        private void keep(List<Change> changes) {
            for (Change change : changes) {
                switch (change) {
                    case Change.Opened opened -> keep(opened.violation(), false);
                    case Change.Extended extended -> keep(extended.violation(), false);
                    case Change.Updated updated -> keep(updated.violation(), false);
                    case Change.Closed closed -> keep(closed.violation(), false);
                    case Change.Superseded superseded -> keep(superseded.violation(), true);
                    case Change.Observed observed -> {}
                    case Change.Withdrawn withdrawn -> {}
                    case Change.Requalified again ->
                        requalify(new PastFix.Key(again.fixTime(), again.digest()), again.quality());
                }
            }
        }

        private void keep(Violation violation, boolean superseded) {
            records.put(violation.id(), new Found(violation, superseded));
        }

        private void requalify(PastFix.Key key, Quality quality) {
            qualities.put(key, quality);
            fixes.computeIfPresent(key, (same, fix) -> new PastFix(fix.fix(), fix.receivedAt(), quality));
        }

        private void rewrite(Refolded.Rewritten rewritten) {
            Instant before = rewritten.before();
            checkpoints
                    .subMap(rewritten.after(), false, before == null ? Instant.MAX : before, false)
                    .clear();
            rewritten.checkpoints().forEach(each -> checkpoints.put(each.time(), each));
            observations.removeAll(rewritten.dropped());
            observations.addAll(rewritten.noted());
        }

        private void addCheckpoint(Track track) {
            boolean due = !track.time().isBefore(checkpoints.lastKey().plus(spacing));
            if (due && track.drifted().isEmpty()) {
                checkpoints.put(track.time(), track.plain());
            }
        }

        @Override
        public Optional<Track> checkpointBefore(Instant time) {
            return Optional.ofNullable(checkpoints.lowerEntry(time)).map(Map.Entry::getValue);
        }

        @Override
        public Optional<Track> checkpointAt(Instant time) {
            return Optional.ofNullable(checkpoints.get(time));
        }

        @Override
        public Optional<Track> oldestCheckpoint() {
            return Optional.of(checkpoints.firstEntry().getValue());
        }

        @Override
        public Duration spacing() {
            return spacing;
        }

        @Override
        public void fixesAfter(Instant time, Predicate<PastFix> visitor) {
            PastFix.Key from = new PastFix.Key(time.plusNanos(1), new Digest(0, 0));
            for (PastFix each : fixes.tailMap(from, true).values()) {
                if (!visitor.test(each)) {
                    return;
                }
            }
        }

        @Override
        public List<Found> recordsFrom(Instant start) {
            return records.values().stream()
                    .filter(each -> !each.violation().start().isBefore(start))
                    .toList();
        }

        @Override
        public List<Noted> observationsAfter(Instant time) {
            return observations.stream().filter(each -> each.by().isAfter(time)).toList();
        }
    }
}
