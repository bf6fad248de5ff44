package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** What is to be folded again, remembered until it is done: a process that dies in between does it when it starts again. */
public final class Todos implements Submissions {
    private final Runnable wake;
    private final AtomicLong newest = new AtomicLong();
    private final List<Todo> left = new ArrayList<>();
    private final Queue<Edit> edits = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Throwable failed;

    Todos(Rocks rocks, Runnable wake) throws RocksDBException {
        this.wake = wake;
        rocks.scan(Column.EDITED_PASTS, new byte[0], (key, value) -> {
            left.add(Todo.read(Column.number(key), value));
            newest.set(Column.number(key));
            return true;
        });
    }

    /** What an earlier run did not come to the end of. */
    public List<Todo> left() {
        return List.copyOf(left);
    }

    /** Completes when it is on stable storage. */
    public CompletionStage<Todo> add(Instant since, @Nullable VehicleId vehicle) {
        return submit(new Edit(new Todo(newest.incrementAndGet(), since, vehicle), false, new CompletableFuture<>()));
    }

    public CompletionStage<Todo> done(Todo todo) {
        return submit(new Edit(todo, true, new CompletableFuture<>()));
    }

    private CompletableFuture<Todo> submit(Edit edit) {
        edits.add(edit);
        Throwable cause = failed;
        if (cause != null) {
            fail(cause);
        } else {
            wake.run();
        }
        return edit.durable;
    }

    @Override
    public boolean hasEdits() {
        return !edits.isEmpty();
    }

    @Override
    public void take(Turn turn) throws RocksDBException {
        for (Edit edit = edits.poll(); edit != null; edit = edits.poll()) {
            byte[] key = Column.key(edit.todo.number());
            if (edit.done) {
                turn.delete(Column.EDITED_PASTS, key);
            } else {
                turn.put(Column.EDITED_PASTS, key, edit.todo.value());
            }
            Edit taken = edit;
            turn.durable.add(() -> taken.durable.complete(taken.todo));
        }
    }

    @Override
    public void fail(Throwable cause) {
        failed = cause;
        for (Edit edit = edits.poll(); edit != null; edit = edits.poll()) {
            edit.durable.completeExceptionally(cause);
        }
    }

    private record Edit(Todo todo, boolean done, CompletableFuture<Todo> durable) {}
}
