package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.rocksdb.RocksDBException;

/**
 * Tells a report that came before from a new one (design.md 1.1). One that was judged and came in time is known by its fix in the
 * vehicle's history; the others have a key of their own; and those that have no outcome yet are held here, from their frames.
 */
final class Recognition {
    private final Rocks rocks;
    private final Instant newestOfAll;

    /** The newest fix time that came of each vehicle that was heard since the start: what is newer cannot be known, and is not looked for. */
    private final Map<VehicleId, Instant> newest = new HashMap<>();

    private final Set<SeenKey> unjudged = new HashSet<>();

    /** Judged in the turn that is in the making: the store does not see them yet. */
    private final List<SeenKey> judged = new ArrayList<>();

    Recognition(Rocks rocks) throws RocksDBException {
        this.rocks = rocks;
        newestOfAll = later(newest(SeenKey.TIMELY), newest(SeenKey.BELATED));
    }

    /** Of all vehicles. */
    private Instant newest(int prefix) throws RocksDBException {
        return rocks.floor(Column.SEEN, new byte[] {(byte) (prefix + 1)})
                .filter(pair -> pair.getKey()[0] == prefix)
                .map(pair -> SeenKey.fixTime(pair.getKey()))
                .orElse(Instant.MIN);
    }

    /** To be called when the turn before is on stable storage. */
    void beginTurn() {
        judged.forEach(unjudged::remove);
        judged.clear();
    }

    /** Whether nothing like it came before; it has by now. */
    boolean isFirst(SeenKey key, Instant receivedAt) throws RocksDBException {
        return (isNewest(key) || !isKnown(key, receivedAt)) && unjudged.add(key);
    }

    /** A report that an earlier run left without an outcome. */
    void found(Report report) throws RocksDBException {
        SeenKey key = SeenKey.of(report.vehicle(), report.fix());
        isNewest(key);
        unjudged.add(key);
    }

    /** Its fix is put into the history when it may be judged; what came too late can be older than that remembers. */
    void judged(Report report, Quality quality, Turn turn) {
        SeenKey key = SeenKey.of(report.vehicle(), report.fix());
        if (!quality.mayBeJudged() || !key.isTimely(report.receivedAt())) {
            turn.put(
                    Column.SEEN,
                    key.keyFor(report.receivedAt()),
                    new ByteWriter().varint(report.entry()).toBytes());
        }
        judged.add(key);
    }

    private boolean isNewest(SeenKey key) throws RocksDBException {
        Instant before = newest.get(key.vehicle());
        if (before == null) {
            before = later(newestOfAll, StoredPast.newest(rocks, key.vehicle()));
        }
        boolean isNewest = key.fixTime().isAfter(before);
        newest.put(key.vehicle(), isNewest ? key.fixTime() : before);
        return isNewest;
    }

    private boolean isKnown(SeenKey key, Instant receivedAt) throws RocksDBException {
        return unjudged.contains(key)
                || rocks.get(Column.FIXES, HistoryForm.fixKey(key.vehicle(), key.fixTime(), key.digest())) != null
                || rocks.get(Column.SEEN, key.key(SeenKey.TIMELY)) != null
                || (!key.isTimely(receivedAt) && rocks.get(Column.SEEN, key.key(SeenKey.BELATED)) != null);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
