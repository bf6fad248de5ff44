package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * A column of few values, all in memory as last made durable; changes go through the journal's thread.
 *
 * @param <V> immutable
 */
final class DurableMap<V> implements Submissions {
    private final Column column;
    private final Function<V, byte[]> write;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final Queue<Edit<V>> edits = new ConcurrentLinkedQueue<>();
    /** What the turn under way makes durable. */
    private final Queue<V> taken = new ConcurrentLinkedQueue<>();

    private final Runnable wake;
    private volatile @Nullable Throwable failed;

    DurableMap(Rocks rocks, Column column, Function<V, byte[]> write, Function<byte[], V> read, Runnable wake)
            throws RocksDBException {
        this.column = column;
        this.write = write;
        this.wake = wake;
        rocks.scan(column, new byte[0], (key, value) -> {
            values.put(new String(key, StandardCharsets.UTF_8), read.apply(value));
            return true;
        });
    }

    Optional<V> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All that are durable at the moment, and what the turn under way makes so. */
    Collection<V> values() {
        List<V> all = new ArrayList<>(taken);
        all.addAll(values.values());
        return all;
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** Completes, with whether there was one before, when the value is durable. */
    CompletableFuture<Boolean> put(String key, V value) {
        return submit(new Edit<>(key, value, () -> true, new CompletableFuture<>()));
    }

    /** The same if the condition holds when its turn comes, on the journal's thread. Fails with {@link Refused} when it does not. */
    CompletableFuture<Boolean> putIf(BooleanSupplier condition, String key, V value) {
        return submit(new Edit<>(key, value, condition, new CompletableFuture<>()));
    }

    /** The condition of an edit did not hold. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Completes, with whether there was one, when it is durably gone. */
    CompletableFuture<Boolean> remove(String key) {
        return submit(new Edit<>(key, null, () -> true, new CompletableFuture<>()));
    }

    private CompletableFuture<Boolean> submit(Edit<V> edit) {
        edits.add(edit);
        Throwable cause = failed;
        if (cause != null) {
            fail(cause);
        } else {
            wake.run();
        }
        return edit.done;
    }

    @Override
    public boolean hasEdits() {
        return !edits.isEmpty();
    }

    @Override
    public void take(Turn turn) throws RocksDBException {
        taken.clear();
        for (Edit<V> edit = edits.poll(); edit != null; edit = edits.poll()) {
            if (!edit.condition.getAsBoolean()) {
                edit.done.completeExceptionally(new Refused());
                continue;
            }
            byte[] key = edit.key.getBytes(StandardCharsets.UTF_8);
            if (edit.value == null) {
                turn.delete(column, key);
            } else {
                turn.put(column, key, write.apply(edit.value));
                taken.add(edit.value);
            }
            Edit<V> taken = edit;
            turn.durable.add(() -> settle(taken));
        }
    }

    @Override
    public void fail(Throwable cause) {
        failed = cause;
        for (Edit<V> edit = edits.poll(); edit != null; edit = edits.poll()) {
            edit.done.completeExceptionally(cause);
        }
    }

    private void settle(Edit<V> edit) {
        V before = edit.value == null ? values.remove(edit.key) : values.put(edit.key, edit.value);
        edit.done.complete(before != null);
    }

    /** A change that waits; without a value it is a removal. */
    private record Edit<V>(String key, @Nullable V value, BooleanSupplier condition, CompletableFuture<Boolean> done) {}
}
