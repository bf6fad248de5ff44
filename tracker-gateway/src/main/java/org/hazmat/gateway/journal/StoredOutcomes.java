package org.hazmat.gateway.journal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hazmat.geocore.engine.Report;
import org.rocksdb.RocksDBException;

/** The outcome log as the journal holds it. */
final class StoredOutcomes implements OutcomeLog {
    private static final int TAIL = 65_536;

    private final Rocks rocks;
    private final Signals<Long> signals = new Signals<>();
    private final AtomicLong drained;
    private volatile long newest;

    /** The newest entries, without a gap, for a reader that keeps up; empty while it is too far behind. */
    private final Deque<Entry> tail = new ArrayDeque<>();

    StoredOutcomes(Rocks rocks, long newest, long drained) {
        this.rocks = rocks;
        this.newest = newest;
        this.drained = new AtomicLong(drained);
    }

    @Override
    public List<Entry> after(long after, int limit) {
        if (limit <= 0 || after >= newest) {
            return List.of();
        }
        rocks.checkOpen();
        List<Entry> kept = tailAfter(after, limit);
        return kept.isEmpty() ? read(after, limit) : kept;
    }

    /** What was asked beyond is let go. */
    private synchronized List<Entry> tailAfter(long after, int limit) {
        letGo(after);
        boolean begins = !tail.isEmpty() && tail.getFirst().number() == after + 1;
        return begins ? tail.stream().limit(limit).toList() : List.of();
    }

    private synchronized void letGo(long upTo) {
        while (!tail.isEmpty() && tail.getFirst().number() <= upTo) {
            tail.removeFirst();
        }
    }

    private List<Entry> read(long after, int limit) {
        List<Stored> stored = new ArrayList<>();
        try (ReportWalk reports = new ReportWalk(rocks)) {
            rocks.scan(Column.OUTCOMES, Column.key(after + 1), (key, value) -> {
                stored.add(new Stored(Column.number(key), value));
                return stored.size() < limit;
            });
            Map<Long, Report> judged = judged(stored, reports);
            return stored.stream()
                    .map(entry ->
                            EntryForm.read(entry.number, entry.value, number -> requireNonNull(judged.get(number))))
                    .toList();
        } catch (RocksDBException e) {
            throw new IllegalStateException("the outcome log cannot be read", e);
        }
    }

    private record Stored(long number, byte[] value) {}

    /** Lanes judge in turns: in the order of the entries, each second report would have to be searched for. */
    private static Map<Long, Report> judged(List<Stored> stored, ReportWalk reports) {
        Map<Long, Report> judged = HashMap.newHashMap(stored.size());
        stored.stream()
                .mapToLong(entry -> EntryForm.report(entry.value))
                .filter(number -> number > 0)
                .sorted()
                .forEach(number -> judged.put(number, reports.get(number)));
        return judged;
    }

    @Override
    public long newest() {
        return newest;
    }

    /** The journal's thread forgets the entries when it trims. */
    @Override
    public void drained(long upTo) {
        letGo(upTo);
        drained.accumulateAndGet(Math.min(upTo, newest), Math::max);
    }

    long drained() {
        return drained.get();
    }

    @Override
    public void onNew(Runnable signal) {
        signals.add(number -> signal.run());
    }

    /** Called with the entries that have become durable, in their order. */
    void append(List<Entry> entries) {
        if (!entries.isEmpty()) {
            keep(entries);
            newest = entries.getLast().number();
            signals.send(newest);
        }
    }

    private synchronized void keep(List<Entry> entries) {
        if (tail.size() + entries.size() > TAIL) {
            tail.clear();
        }
        if (entries.size() <= TAIL) {
            tail.addAll(entries);
        }
    }
}
