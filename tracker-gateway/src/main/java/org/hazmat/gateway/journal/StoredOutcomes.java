package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.RocksDBException;

/** The outcome log as the journal holds it. */
final class StoredOutcomes implements OutcomeLog {
    private final Rocks rocks;
    private final Signals<Long> signals = new Signals<>();
    private final AtomicLong drained;
    private volatile long newest;

    StoredOutcomes(Rocks rocks, long newest, long drained) {
        this.rocks = rocks;
        this.newest = newest;
        this.drained = new AtomicLong(drained);
    }

    @Override
    public List<Entry> after(long after, int limit) {
        List<Entry> entries = new ArrayList<>();
        if (limit <= 0 || after >= newest) {
            return entries;
        }
        try {
            rocks.scan(Column.OUTCOMES, Column.key(after + 1), (key, value) -> {
                entries.add(EntryForm.read(Column.number(key), value));
                return entries.size() < limit;
            });
        } catch (RocksDBException e) {
            throw new IllegalStateException("the outcome log cannot be read", e);
        }
        return entries;
    }

    @Override
    public long newest() {
        return newest;
    }

    /** Only notes it; the journal's thread forgets the entries when it trims. */
    @Override
    public void drained(long upTo) {
        drained.accumulateAndGet(Math.min(upTo, newest), Math::max);
    }

    long drained() {
        return drained.get();
    }

    @Override
    public void onNew(Runnable signal) {
        signals.add(number -> signal.run());
    }

    /** Called when entries up to this one are durable. */
    void advance(long number) {
        if (number > newest) {
            newest = number;
            signals.send(number);
        }
    }
}
