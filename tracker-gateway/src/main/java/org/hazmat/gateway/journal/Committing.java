package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.engine.Outcome;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.json.FeedEventJson;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.rocksdb.RocksDBException;

/** Stage 2: an outcome becomes durable as a whole: track, log entry, feed events with their sequence and chain. */
final class Committing {
    /** A pre-alert that became known later than that is of no use to anybody (rules.md 26). */
    static final Duration PRE_ALERT_KEEPS = Duration.ofMinutes(3);

    private final Counters counters;
    private final Evaluated evaluated;
    private final FeedWriter feed;
    private final Chronicle chronicle;
    private final StoredCrowds crowds;
    private final Map<VehicleId, Progress> progress = new HashMap<>();

    /** Where the vehicles of this turn stand after it: a vehicle's track is written once a turn. */
    private final Map<VehicleId, TrackState> changed = new LinkedHashMap<>();

    Committing(
            Counters counters,
            Evaluated evaluated,
            FeedWriter feed,
            Chronicle chronicle,
            StoredCrowds crowds,
            List<TrackState> tracks) {
        this.counters = counters;
        this.evaluated = evaluated;
        this.feed = feed;
        this.chronicle = chronicle;
        this.crowds = crowds;
        for (TrackState state : tracks) {
            progress.put(
                    state.track().vehicle(), new Progress(state.evaluated(), state.heardAt(), newest(state.track())));
        }
    }

    void take(Outcome outcome, Turn turn) throws RocksDBException {
        boolean isNew = !progress.containsKey(outcome.vehicle());
        Progress before = progress.getOrDefault(outcome.vehicle(), Progress.NONE);
        Progress after = before.at(newest(outcome.track()));
        for (Outcome.Judged judged : outcome.judged()) {
            evaluated.done(judged.report().entry());
            after = after.with(judged.report());
        }
        progress.put(outcome.vehicle(), after);
        changed.put(outcome.vehicle(), new TrackState(outcome.track(), after.evaluated, after.heardAt));
        List<Change> told = told(outcome.changes());
        log(outcome, told, turn);
        chronicle.take(outcome, isNew, turn);
        for (Change change : told) {
            publish(change, outcome, before.newestAt, turn);
        }
        if (told.size() < outcome.changes().size()) {
            tellOfCrowds(outcome, before.newestAt, turn);
        }
        turn.outcomes.add(outcome);
    }

    /** A vehicle's stays are its own; what they make known together with others' is told in their place (rules.md 28). */
    private static List<Change> told(List<Change> changes) {
        for (Change change : changes) {
            if (change.ofStay()) {
                return changes.stream().filter(each -> !each.ofStay()).toList();
            }
        }
        return changes;
    }

    private void tellOfCrowds(Outcome outcome, Instant newestBefore, Turn turn) throws RocksDBException {
        for (Map.Entry<VehicleId, List<Change>> known :
                crowds.take(outcome, turn).entrySet()) {
            turn.log(new OutcomeLog.Judged(++counters.outcome, known.getKey(), null, null, null, known.getValue()));
            for (Change change : known.getValue()) {
                publish(change, outcome, newestBefore, turn);
            }
        }
    }

    /** Adds what is written once a turn. */
    void finish(Turn turn) throws RocksDBException {
        for (TrackState state : changed.values()) {
            byte[] key = state.track().vehicle().toString().getBytes(StandardCharsets.UTF_8);
            turn.put(Column.TRACKS, key, state.value());
        }
        changed.clear();
    }

    /** Those of a frame's reports that are not in the vehicle's track yet. */
    List<Report> unjudged(StoredFrame frame) {
        long evaluatedUpTo = progress.getOrDefault(frame.vehicle(), Progress.NONE).evaluated;
        List<Report> unjudged = new ArrayList<>(frame.reports());
        unjudged.removeIf(report -> report.entry() <= evaluatedUpTo);
        return unjudged;
    }

    /** The changes stand with the last report. */
    private void log(Outcome outcome, List<Change> told, Turn turn) throws RocksDBException {
        List<Outcome.Judged> judged = outcome.judged();
        for (int i = 0; i < judged.size(); i++) {
            Report report = judged.get(i).report();
            List<Change> changes = i == judged.size() - 1 ? told : List.of();
            turn.log(
                    new OutcomeLog.Judged(
                            ++counters.outcome,
                            outcome.vehicle(),
                            report.fix(),
                            report.receivedAt(),
                            judged.get(i).quality(),
                            changes),
                    report.entry());
        }
        if (judged.isEmpty()) {
            turn.log(new OutcomeLog.Judged(++counters.outcome, outcome.vehicle(), null, null, null, told));
        }
    }

    private void publish(Change change, Outcome outcome, Instant newestBefore, Turn turn) throws RocksDBException {
        switch (change) {
            case Change.Opened opened -> publish(change, opened.violation(), outcome, turn);
            case Change.Updated updated -> publish(change, updated.violation(), outcome, turn);
            case Change.Closed closed -> publish(change, closed.violation(), outcome, turn);
            case Change.Superseded superseded -> publish(change, superseded.violation(), outcome, turn);
            case Change.Extended extended -> {}
            case Change.Observed observed -> {
                if (observed.observation() instanceof Observation.PreAlert alert
                        && alert.at().isAfter(newestBefore)
                        && !alert.at().isBefore(outcome.decidedAt().minus(PRE_ALERT_KEEPS))) {
                    feed.publish(alert, outcome.decidedAt(), turn);
                }
            }
            case Change.Withdrawn withdrawn -> {}
            case Change.Requalified requalified -> {}
        }
    }

    private void publish(Change change, Violation violation, Outcome outcome, Turn turn) throws RocksDBException {
        feed.publish(FeedEventJson.type(change).orElseThrow(), violation, outcome.decidedAt(), turn);
    }

    /** Fix time of the last accepted fix. */
    private static Instant newest(Track track) {
        Fix newest = track.newest();
        return newest == null ? Instant.EPOCH : newest.time();
    }

    /** How far a vehicle is: its last judged report, when it was heard last, and the fix time of its last accepted fix. */
    private record Progress(long evaluated, Instant heardAt, Instant newestAt) {
        private static final Progress NONE = new Progress(0, Instant.EPOCH, Instant.EPOCH);

        private Progress at(Instant newest) {
            return new Progress(evaluated, heardAt, newest);
        }

        private Progress with(Report report) {
            Instant heard = report.receivedAt().isAfter(heardAt) ? report.receivedAt() : heardAt;
            return new Progress(Math.max(evaluated, report.entry()), heard, newestAt);
        }
    }
}
