package org.hazmat.gateway.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hazmat.web.read.Audit.Act;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Acts for the audit log that no SQL transaction writes down, from when they happen until the store has them: whoever logs in or looks at
 * something waits for one synced write of the journal, and never for the store. Numbers are given by the journal's thread, so that what
 * is in the journal is what has the lower numbers. Each run begins with the microseconds of its start, so that a journal that was put
 * back from an old copy gives no number again that the store has seen already.
 */
public final class WaitingActs implements Submissions {
    private final Rocks rocks;
    private final Runnable wake;
    private final Queue<Submitted> submitted = new ConcurrentLinkedQueue<>();
    private final Queue<Long> taken = new ConcurrentLinkedQueue<>();
    private long newest;
    private volatile long takenUpTo;
    private volatile @Nullable Throwable failed;

    private record Submitted(Act act, CompletableFuture<Void> durable) {}

    WaitingActs(Rocks rocks, Instant now, Runnable wake) throws RocksDBException {
        this.rocks = rocks;
        this.wake = wake;
        long stored = rocks.floor(Column.ACTS, Column.key(Long.MAX_VALUE))
                .map(pair -> Column.number(pair.getKey()))
                .orElse(0L);
        this.newest = Math.max(stored, ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }

    /** Completes when it is on stable storage. */
    public CompletionStage<Void> add(Act act) {
        Submitted waiting = new Submitted(act, new CompletableFuture<>());
        submitted.add(waiting);
        Throwable cause = failed;
        if (cause != null) {
            fail(cause);
        } else {
            wake.run();
        }
        return waiting.durable;
    }

    /** The oldest that wait, with their numbers, in order. */
    public List<Map.Entry<Long, Act>> oldest(int limit) {
        List<Map.Entry<Long, Act>> acts = new ArrayList<>();
        try {
            rocks.scan(Column.ACTS, Column.key(takenUpTo + 1), (key, value) -> {
                if (value.length > 0) {
                    acts.add(Map.entry(Column.number(key), read(value)));
                }
                return acts.size() < limit;
            });
        } catch (RocksDBException e) {
            throw new IllegalStateException("the journal cannot be read", e);
        }
        return acts;
    }

    /** Those up to this number are in the store. */
    public void taken(long number) {
        takenUpTo = number;
        taken.add(number);
        wake.run();
    }

    @Override
    public boolean hasEdits() {
        return !submitted.isEmpty() || !taken.isEmpty();
    }

    @Override
    public void take(Turn turn) throws RocksDBException {
        for (Submitted next = submitted.poll(); next != null; next = submitted.poll()) {
            turn.put(Column.ACTS, ++newest, value(next.act));
            CompletableFuture<Void> durable = next.durable;
            turn.durable.add(() -> durable.complete(null));
        }
        for (Long number = taken.poll(); number != null; number = taken.poll()) {
            // The number stays, empty, so that no other act gets it after a restart.
            turn.deleteRange(Column.ACTS, Column.key(0), Column.key(number));
            turn.put(Column.ACTS, number, new byte[0]);
        }
    }

    @Override
    public void fail(Throwable cause) {
        failed = cause;
        for (Submitted next = submitted.poll(); next != null; next = submitted.poll()) {
            next.durable.completeExceptionally(cause);
        }
    }

    private static byte[] value(Act act) {
        String detail = act.detail();
        ByteWriter out = new ByteWriter()
                .instant(act.at())
                .text(act.author())
                .text(act.action())
                .text(act.subject())
                .text(act.id())
                .flag(detail != null);
        return (detail == null ? out : out.text(detail)).toBytes();
    }

    private static Act read(byte[] value) {
        ByteReader in = new ByteReader(value);
        return new Act(in.instant(), in.text(), in.text(), in.text(), in.text(), in.flag() ? in.text() : null);
    }
}
