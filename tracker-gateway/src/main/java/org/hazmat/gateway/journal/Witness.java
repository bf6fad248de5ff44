package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.json.JsonText;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The newest signature under the audit log, kept where the log is not: in the journal, and from there in the feed, whose consumers hold it
 * as well. A log that lost its end no longer agrees with it.
 */
public final class Witness implements Submissions {
    private static final byte[] KEY = "audit".getBytes(StandardCharsets.UTF_8);

    private final Runnable wake;
    private final AtomicReference<@Nullable Shown> submitted = new AtomicReference<>();
    private volatile @Nullable Throwable failed;
    private volatile @Nullable Checkpoint newest;
    /** Of the journal's thread, as is the next. */
    private @Nullable Checkpoint inJournal;

    private long inFeed;

    private record Shown(Checkpoint checkpoint, CompletableFuture<Void> durable) {}

    Witness(Rocks rocks, Runnable wake) throws RocksDBException {
        this.wake = wake;
        byte[] value = rocks.get(Column.META, KEY);
        if (value != null) {
            ByteReader in = new ByteReader(value);
            inFeed = in.varint();
            inJournal = Checkpoint.read(JsonText.parse(in.text()));
            newest = inJournal;
        }
    }

    /** On stable storage; empty while nothing was shown. */
    public Optional<Checkpoint> newest() {
        return Optional.ofNullable(newest);
    }

    /**
     * Completes when it is on stable storage; the feed tells of it with its next checkpoint, also when it goes back behind what was told
     * before. One after another.
     */
    public CompletionStage<Void> show(Checkpoint checkpoint) {
        Shown shown = new Shown(checkpoint, new CompletableFuture<>());
        submitted.set(shown);
        Throwable cause = failed;
        if (cause != null) {
            fail(cause);
        } else {
            wake.run();
        }
        return shown.durable;
    }

    @Override
    public boolean hasEdits() {
        return submitted.get() != null;
    }

    @Override
    public void take(Turn turn) throws RocksDBException {
        Shown shown = submitted.getAndSet(null);
        if (shown == null) {
            return;
        }
        inJournal = shown.checkpoint;
        inFeed = Math.min(inFeed, shown.checkpoint.sequence() - 1);
        write(turn);
        turn.durable.add(() -> {
            newest = shown.checkpoint;
            shown.durable.complete(null);
        });
    }

    /** What the feed has not told yet. */
    Optional<Checkpoint> untold() {
        return Optional.ofNullable(inJournal).filter(checkpoint -> checkpoint.sequence() > inFeed);
    }

    void told(Checkpoint checkpoint, Turn turn) throws RocksDBException {
        inFeed = checkpoint.sequence();
        write(turn);
    }

    @Override
    public void fail(Throwable cause) {
        failed = cause;
        Shown shown = submitted.getAndSet(null);
        if (shown != null) {
            shown.durable.completeExceptionally(cause);
        }
    }

    private void write(Turn turn) throws RocksDBException {
        Checkpoint checkpoint = inJournal;
        if (checkpoint != null) {
            String json = checkpoint.write().toString();
            turn.put(
                    Column.META, KEY, new ByteWriter().varint(inFeed).text(json).toBytes());
        }
    }
}
