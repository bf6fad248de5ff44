package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.rocksdb.RocksDBException;

/** Stage 1: what terminals sent becomes durable, each report once (design.md 1.1). */
final class Receiving {
    private final Rocks rocks;
    private final Counters counters;
    private final Evaluated evaluated;
    private final Instant newestBefore;

    /** The newest fix time that was received of each vehicle since the start: what is newer cannot be known, and is not looked for. */
    private final Map<VehicleId, Instant> newest = new HashMap<>();

    Receiving(Rocks rocks, Counters counters, Evaluated evaluated) throws RocksDBException {
        this.rocks = rocks;
        this.counters = counters;
        this.evaluated = evaluated;
        Instant timely = newest(SeenKey.TIMELY);
        newestBefore = later(timely, newest(SeenKey.BELATED));
    }

    /** Of all vehicles. */
    private Instant newest(int prefix) throws RocksDBException {
        return rocks.floor(Column.SEEN, new byte[] {(byte) (prefix + 1)})
                .filter(pair -> pair.getKey()[0] == prefix)
                .map(pair -> SeenKey.fixTime(pair.getKey()))
                .orElse(Instant.MIN);
    }

    void take(Arrival arrival, Turn turn) throws RocksDBException {
        List<Fix> fresh = new ArrayList<>(arrival.fixes().size());
        for (Fix fix : arrival.fixes()) {
            SeenKey key = SeenKey.of(arrival.vehicle(), fix);
            if (!isNewest(key) && isKnown(key, arrival.receivedAt(), turn)) {
                noteResent(key, turn);
            } else {
                turn.seen.add(key);
                turn.put(
                        Column.SEEN,
                        key.keyFor(arrival.receivedAt()),
                        new ByteWriter()
                                .varint(counters.nextEntry + fresh.size())
                                .toBytes());
                fresh.add(fix);
            }
        }
        if (!fresh.isEmpty() || arrival.fixes().isEmpty()) {
            store(arrival, fresh, turn);
        }
        for (VehicleEvent event : arrival.told().events()) {
            log(event, turn);
        }
        if (fresh.isEmpty()) {
            turn.heard.merge(arrival.vehicle(), arrival.receivedAt(), Receiving::later);
        }
        turn.durable.add(arrival.durable());
    }

    private boolean isNewest(SeenKey key) {
        Instant before = newest.getOrDefault(key.vehicle(), newestBefore);
        if (!key.fixTime().isAfter(before)) {
            return false;
        }
        newest.put(key.vehicle(), key.fixTime());
        return true;
    }

    private boolean isKnown(SeenKey key, Instant receivedAt, Turn turn) throws RocksDBException {
        return turn.seen.contains(key)
                || rocks.get(Column.SEEN, key.key(SeenKey.TIMELY)) != null
                || (!key.isTimely(receivedAt) && rocks.get(Column.SEEN, key.key(SeenKey.BELATED)) != null);
    }

    private void log(VehicleEvent event, Turn turn) throws RocksDBException {
        turn.log(new OutcomeLog.Told(++counters.outcome, event));
    }

    private void noteResent(SeenKey key, Turn turn) throws RocksDBException {
        turn.log(new OutcomeLog.Resent(++counters.outcome, key.vehicle(), key.fixTime(), key.digest()));
    }

    private void store(Arrival arrival, List<Fix> fresh, Turn turn) throws RocksDBException {
        StoredFrame frame = new StoredFrame(
                counters.nextEntry,
                arrival.vehicle(),
                arrival.phoneNumber(),
                arrival.receivedAt(),
                arrival.frame(),
                fresh);
        turn.put(Column.FRAMES, frame.number(), frame.write(turn.value()));
        counters.nextEntry += frame.numbers();
        for (Report report : frame.reports()) {
            evaluated.add(report.entry());
            turn.reports.add(report);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
