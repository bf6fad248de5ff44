package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.crowd.Crowds;
import org.hazmat.geocore.engine.Outcome;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Counts who is in a zone (rules.md 28) on the journal's thread, so that a change of a stay, what it makes known and the vehicle's track
 * are one batch: each is counted once, whatever happens.
 */
final class StoredCrowds {
    private final Crowds crowds;

    /** @param tracks as last committed; how long an open stay has lasted stands only there */
    StoredCrowds(Rocks rocks, Duration kept, Collection<TrackState> tracks) throws RocksDBException {
        crowds = new Crowds(kept);
        rocks.scan(Column.STAYS, new byte[0], (key, value) -> {
            crowds.remember(ViolationForm.read(new ByteReader(value)));
            return true;
        });
        tracks.forEach(state -> state.track().stays().forEach(crowds::remember));
        rocks.scan(Column.CROWDED, new byte[0], (key, value) -> {
            crowds.remember(HistoryForm.found(value));
            return true;
        });
    }

    /** What the outcome's stays make known, by the vehicle that it is known of. */
    Map<VehicleId, List<Change>> take(Outcome outcome, Turn turn) throws RocksDBException {
        Map<VehicleId, List<Change>> known = new LinkedHashMap<>();
        for (Change change : crowds.take(outcome.changes(), outcome.track().time())) {
            Violation record = change.violationOrNull();
            if (record != null) {
                known.computeIfAbsent(record.vehicle(), id -> new ArrayList<>()).add(change);
                Past.Found found = new Past.Found(record, change instanceof Change.Superseded);
                turn.put(Column.CROWDED, key(record), HistoryForm.found(found));
            }
        }
        for (Change change : outcome.changes()) {
            Violation stay = change.violationOrNull();
            if (stay != null && stay.stay()) {
                keep(change, stay, turn);
            }
        }
        // Only now, so that nothing that is forgotten is written again.
        for (Change change : outcome.changes()) {
            Violation stay = change.violationOrNull();
            if (stay != null && stay.stay()) {
                trim(stay, turn);
            }
        }
        return known;
    }

    private void keep(Change change, Violation stay, Turn turn) throws RocksDBException {
        if (change instanceof Change.Superseded) {
            turn.delete(Column.STAYS, key(stay));
        } else if (!(change instanceof Change.Extended)) {
            turn.put(Column.STAYS, key(stay), value(stay));
        }
    }

    private void trim(Violation stay, Turn turn) throws RocksDBException {
        Crowds.Forgotten forgotten = crowds.trim(stay);
        for (Violation old : forgotten.stays()) {
            turn.delete(Column.STAYS, key(old));
        }
        for (Violation old : forgotten.records()) {
            turn.delete(Column.CROWDED, key(old));
        }
    }

    private static byte[] value(Violation stay) {
        ByteWriter out = new ByteWriter();
        ViolationForm.write(out, stay);
        return out.toBytes();
    }

    /** The stays that a rule counts in a zone, as they are durable now; readable from any thread. */
    static List<Violation> stays(Rocks rocks, String rule, @Nullable String zone) {
        List<Violation> stays = new ArrayList<>();
        byte[] prefix = prefix(rule, zone).toBytes();
        try {
            rocks.scan(Column.STAYS, prefix, (key, value) -> {
                boolean ours =
                        key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
                if (ours) {
                    stays.add(ViolationForm.read(new ByteReader(value)));
                }
                return ours;
            });
        } catch (RocksDBException e) {
            throw new IllegalStateException("the journal's stays cannot be read", e);
        }
        return stays;
    }

    private static byte[] key(Violation violation) {
        return prefix(violation.rule(), violation.zone())
                .raw(violation.id().getBytes(StandardCharsets.UTF_8))
                .toBytes();
    }

    private static ByteWriter prefix(String rule, @Nullable String zone) {
        return new ByteWriter().text(rule).text(zone == null ? "" : zone);
    }
}
