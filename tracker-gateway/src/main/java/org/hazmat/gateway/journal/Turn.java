package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.engine.Outcome;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** One turn of the journal's thread: a batch in the making, and what is due once it is on stable storage. */
final class Turn {
    /** What is due then: acknowledgements, reports for the lanes, vehicles that were heard without a new report. */
    final List<Runnable> durable = new ArrayList<>();

    final List<Report> reports = new ArrayList<>();
    final Map<VehicleId, Instant> heard = new HashMap<>();
    final List<Outcome> outcomes = new ArrayList<>();

    /** Of the feed. */
    final List<Feed.Event> events = new ArrayList<>();

    /** Of the outcome log, once the turn is written. */
    List<OutcomeLog.Entry> entries = List.of();

    private final Rocks rocks;
    private final Batch batch;
    private final TurnLog log = new TurnLog();
    private final ByteWriter value = new ByteWriter();

    Turn(Rocks rocks, Batch batch) {
        this.rocks = rocks;
        this.batch = batch;
        batch.clear();
    }

    void put(Column column, byte[] key, byte[] value) {
        batch.put(rocks.id(column), key, value);
    }

    void put(Column column, long key, byte[] value) {
        put(column, Column.key(key), value);
    }

    /** For a value that is put at once, before there is another; empty. */
    ByteWriter value() {
        value.clear();
        return value;
    }

    void put(Column column, long key, ByteWriter written) {
        batch.put(rocks.id(column), key, written);
    }

    void log(OutcomeLog.Entry entry) {
        log.add(entry, 0);
    }

    /** @param report number of the report that was judged */
    void log(OutcomeLog.Judged entry, long report) {
        log.add(entry, report);
    }

    void delete(Column column, byte[] key) {
        batch.delete(rocks.id(column), key);
    }

    /** Forgets the keys from the first, included, to the second, excluded. */
    void deleteRange(Column column, byte[] from, byte[] to) {
        batch.deleteRange(rocks.id(column), from, to);
    }

    long bytes() {
        return batch.size() + log.bytes();
    }

    /** Nothing to write and nobody to tell. */
    boolean isEmpty() {
        return !writes() && durable.isEmpty() && reports.isEmpty();
    }

    boolean writes() {
        return batch.count() > 0 || !log.isEmpty();
    }

    void write(Counters counters) throws RocksDBException {
        entries = log.write(this);
        counters.write(this);
        try (WriteBatch written = batch.toWriteBatch()) {
            rocks.write(written);
        }
    }
}
