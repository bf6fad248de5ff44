package org.hazmat.gateway.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hazmat.geocore.engine.Outcome;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Episode;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Refolded.Rewritten;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.TrackCodec;
import org.hazmat.geocore.violation.Violation;
import org.rocksdb.RocksDBException;

/** Writes the vehicles' histories (rules.md 15): their fixes, checkpoints of their tracks, and what was made known of them. */
final class Chronicle {
    static final Duration SPACING = Duration.ofMinutes(10);
    private static final Duration TRIMMED_EVERY = Duration.ofDays(1);

    private final Rocks rocks;
    private final Recognition recognition;
    private final Duration kept;
    private final Duration recognised;

    /** Of each vehicle that was heard since the start: fix time of its last checkpoint, and up to when old ones were looked for. */
    private final Map<VehicleId, Marks> marks = new HashMap<>();

    private record Marks(Instant checkpoint, Instant trimmed) {}

    /**
     * What writes histories.
     *
     * @param kept how far before a vehicle's newest fix its history reaches back at least
     * @param recognised how far its fixes do, because resends are recognised by them
     */
    Chronicle(Rocks rocks, Recognition recognition, Duration kept, Duration recognised) {
        this.rocks = rocks;
        this.recognition = recognition;
        this.kept = kept;
        this.recognised = recognised;
    }

    /** @param isNew nothing was heard of the vehicle before */
    void take(Outcome outcome, boolean isNew, Turn turn) throws RocksDBException {
        VehicleId vehicle = outcome.vehicle();
        if (!marks.containsKey(vehicle)) {
            begin(outcome, isNew, turn);
        }
        for (Outcome.Judged judged : outcome.judged()) {
            Report report = judged.report();
            if (judged.quality().mayBeJudged()) {
                PastFix past = new PastFix(report.fix(), report.receivedAt(), judged.quality());
                turn.put(
                        Column.FIXES,
                        HistoryForm.fixKey(
                                vehicle, report.fix().time(), report.fix().digest()),
                        HistoryForm.fix(past, report.entry()));
            }
            recognition.judged(report, judged.quality(), turn);
        }
        Rewritten rewritten = outcome.rewritten();
        for (Change change : outcome.changes()) {
            note(change, outcome, rewritten == null, turn);
        }
        if (rewritten != null) {
            rewrite(vehicle, rewritten, turn);
        }
        addCheckpoint(outcome.track(), turn);
    }

    /** A history that is not known to begin with the vehicle's first fix begins with what is remembered now. */
    private void begin(Outcome outcome, boolean isNew, Turn turn) throws RocksDBException {
        Optional<Track> last = new StoredPast(rocks, outcome.vehicle(), SPACING).checkpointBefore(Instant.MAX);
        if (last.isPresent()) {
            mark(outcome.vehicle(), last.get().time(), Instant.EPOCH);
        } else if (isNew) {
            putCheckpoint(Track.start(outcome.vehicle()), turn);
            mark(outcome.vehicle(), Instant.EPOCH, outcome.track().time());
        } else if (outcome.track().drifted().isEmpty()) {
            for (Episode episode : outcome.track().episodes()) {
                Violation open = episode.violation();
                if (open != null) {
                    putFound(outcome.vehicle(), new Past.Found(open, false), turn);
                }
            }
            putCheckpoint(outcome.track().plain(), turn);
            mark(outcome.vehicle(), outcome.track().time(), outcome.track().time());
        }
    }

    private void mark(VehicleId vehicle, Instant checkpoint, Instant trimmed) {
        marks.put(vehicle, new Marks(checkpoint, trimmed));
    }

    private void note(Change change, Outcome outcome, boolean isNext, Turn turn) throws RocksDBException {
        VehicleId vehicle = outcome.vehicle();
        switch (change) {
            case Change.Opened opened -> putFound(vehicle, new Past.Found(opened.violation(), false), turn);
            case Change.Updated updated -> putFound(vehicle, new Past.Found(updated.violation(), false), turn);
            case Change.Closed closed -> putFound(vehicle, new Past.Found(closed.violation(), false), turn);
            case Change.Superseded gone -> putFound(vehicle, new Past.Found(gone.violation(), true), turn);
            case Change.Extended extended -> {}
            case Change.Observed observed -> {
                Report report = outcome.report();
                if (isNext && report != null) {
                    putNoted(
                            vehicle,
                            new Past.Noted(observed.observation(), report.fix().time()),
                            turn);
                }
            }
            case Change.Withdrawn withdrawn -> {}
            case Change.Requalified again -> {
                if (again.quality().mayBeJudged()) {
                    turn.put(
                            Column.FIXES,
                            HistoryForm.qualityKey(vehicle, again.fixTime(), again.digest()),
                            HistoryForm.quality(again.quality()));
                }
            }
        }
    }

    private void rewrite(VehicleId vehicle, Rewritten rewritten, Turn turn) throws RocksDBException {
        Instant before = rewritten.before();
        byte[] end = before == null
                ? HistoryForm.from(vehicle, Instant.MAX).toBytes()
                : HistoryForm.from(vehicle, before).toBytes();
        byte[] first =
                HistoryForm.from(vehicle, rewritten.after().plusSeconds(1)).toBytes();
        if (before == null || before.isAfter(rewritten.after())) {
            turn.deleteRange(Column.CHECKPOINTS, first, end);
        }
        for (Track checkpoint : rewritten.checkpoints()) {
            putCheckpoint(checkpoint, turn);
        }
        for (Past.Noted dropped : rewritten.dropped()) {
            turn.delete(Column.OBSERVED, HistoryForm.notedKey(vehicle, dropped));
        }
        for (Past.Noted noted : rewritten.noted()) {
            putNoted(vehicle, noted, turn);
        }
        Marks known = marks.get(vehicle);
        if (known != null && before == null) {
            Instant last = rewritten.checkpoints().isEmpty()
                    ? rewritten.after()
                    : rewritten.checkpoints().getLast().time();
            mark(vehicle, last, known.trimmed());
        }
    }

    private void addCheckpoint(Track track, Turn turn) throws RocksDBException {
        Marks known = marks.get(track.vehicle());
        if (known == null
                || !track.drifted().isEmpty()
                || track.time().isBefore(known.checkpoint().plus(SPACING))) {
            return;
        }
        putCheckpoint(track.plain(), turn);
        boolean old = !track.time().isBefore(known.trimmed().plus(TRIMMED_EVERY));
        if (old) {
            trim(track, turn);
        }
        mark(track.vehicle(), track.time(), old ? track.time() : known.trimmed());
    }

    /** Forgets what lies before the newest checkpoint that is old enough. */
    private void trim(Track track, Turn turn) throws RocksDBException {
        VehicleId vehicle = track.vehicle();
        Optional<Track> first = new StoredPast(rocks, vehicle, SPACING)
                .checkpointBefore(track.time().minus(kept));
        if (first.isPresent() && first.get().time().isAfter(Instant.EPOCH)) {
            Instant from = first.get().time();
            forget(Column.CHECKPOINTS, vehicle, from, turn);
            Instant unrecognised = track.time().minus(recognised);
            Instant fixes = from.isBefore(unrecognised) ? from : unrecognised;
            forget(Column.FIXES, vehicle, fixes.plusSeconds(1), turn);
            forget(Column.OBSERVED, vehicle, from.plusSeconds(1), turn);
            // A record may have begun long before it ended.
            forget(Column.RECORDS, vehicle, from.minus(kept), turn);
        }
    }

    private static void forget(Column column, VehicleId vehicle, Instant before, Turn turn) throws RocksDBException {
        turn.deleteRange(
                column,
                HistoryForm.from(vehicle, Instant.MIN).toBytes(),
                HistoryForm.from(vehicle, before).toBytes());
    }

    private static void putCheckpoint(Track plain, Turn turn) throws RocksDBException {
        turn.put(
                Column.CHECKPOINTS,
                HistoryForm.from(plain.vehicle(), plain.time()).toBytes(),
                TrackCodec.write(plain));
    }

    private static void putFound(VehicleId vehicle, Past.Found found, Turn turn) throws RocksDBException {
        turn.put(Column.RECORDS, HistoryForm.recordKey(vehicle, found), HistoryForm.found(found));
    }

    private static void putNoted(VehicleId vehicle, Past.Noted noted, Turn turn) throws RocksDBException {
        turn.put(Column.OBSERVED, HistoryForm.notedKey(vehicle, noted), HistoryForm.observation(noted));
    }
}
