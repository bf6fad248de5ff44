package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Credentials in memory, as last made durable; changes go through the journal's thread. */
final class StoredCredentials implements Credentials {
    private final Map<String, Credential> byPhone = new ConcurrentHashMap<>();
    private final Queue<Edit> edits = new ConcurrentLinkedQueue<>();
    private final Runnable wake;
    private volatile @Nullable Throwable failed;

    StoredCredentials(Rocks rocks, Runnable wake) throws RocksDBException {
        this.wake = wake;
        rocks.scan(Column.CREDENTIALS, new byte[0], (key, value) -> {
            Credential credential = read(value);
            byPhone.put(credential.phoneKey(), credential);
            return true;
        });
    }

    @Override
    public Optional<Credential> find(String phoneKey) {
        return Optional.ofNullable(byPhone.get(phoneKey));
    }

    @Override
    public CompletionStage<Void> put(Credential credential) {
        return submit(new Edit(credential.phoneKey(), credential, new CompletableFuture<>()))
                .thenAccept(ignored -> {});
    }

    @Override
    public CompletionStage<Boolean> remove(String phoneKey) {
        return submit(new Edit(phoneKey, null, new CompletableFuture<>()));
    }

    private CompletableFuture<Boolean> submit(Edit edit) {
        edits.add(edit);
        Throwable cause = failed;
        if (cause != null) {
            fail(cause);
        } else {
            wake.run();
        }
        return edit.done;
    }

    boolean hasEdits() {
        return !edits.isEmpty();
    }

    /** Adds the waiting edits to the batch; they count, and their callers hear of it, when the turn is durable. */
    void take(Turn turn) throws RocksDBException {
        for (Edit edit = edits.poll(); edit != null; edit = edits.poll()) {
            byte[] key = edit.phoneKey.getBytes(StandardCharsets.UTF_8);
            if (edit.credential == null) {
                turn.delete(Column.CREDENTIALS, key);
            } else {
                turn.put(Column.CREDENTIALS, key, value(edit.credential));
            }
            Edit taken = edit;
            turn.durable.add(() -> settle(taken));
        }
    }

    /** The journal writes no more: whoever waits is told. */
    void fail(Throwable cause) {
        failed = cause;
        for (Edit edit = edits.poll(); edit != null; edit = edits.poll()) {
            edit.done.completeExceptionally(cause);
        }
    }

    private void settle(Edit edit) {
        Credential before =
                edit.credential == null ? byPhone.remove(edit.phoneKey) : byPhone.put(edit.phoneKey, edit.credential);
        edit.done.complete(before != null);
    }

    private static byte[] value(Credential credential) {
        return new ByteWriter()
                .text(credential.phoneKey())
                .text(credential.plate())
                .text(credential.maker())
                .text(credential.model())
                .text(credential.terminalId())
                .text(credential.codeHash())
                .toBytes();
    }

    private static Credential read(byte[] value) {
        ByteReader in = new ByteReader(value);
        return new Credential(in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
    }

    /** A change that waits; without a credential it is a removal. */
    private record Edit(String phoneKey, @Nullable Credential credential, CompletableFuture<Boolean> done) {}
}
