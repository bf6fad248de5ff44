package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.hazmat.web.read.TerminalProfile;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Profiles in memory, as last made durable; changes go through the journal's thread. */
final class StoredProfiles implements Profiles, Submissions {
    private final Map<String, TerminalProfile> byPhone = new ConcurrentHashMap<>();

    /** What the changes of the turn so far have made; the journal's thread alone. */
    private final Map<String, TerminalProfile> fresh = new ConcurrentHashMap<>();

    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private final Runnable wake;
    private volatile @Nullable Throwable failed;

    private record Change(
            String phoneKey, UnaryOperator<TerminalProfile> change, CompletableFuture<TerminalProfile> done) {}

    StoredProfiles(Rocks rocks, Runnable wake) throws RocksDBException {
        this.wake = wake;
        rocks.scan(Column.PROFILES, new byte[0], (key, value) -> {
            TerminalProfile profile = read(value);
            byPhone.put(profile.phoneNumber(), profile);
            return true;
        });
    }

    @Override
    public Optional<TerminalProfile> find(String phoneKey) {
        return Optional.ofNullable(byPhone.get(phoneKey));
    }

    @Override
    public CompletionStage<TerminalProfile> update(String phoneKey, UnaryOperator<TerminalProfile> change) {
        Change waiting = new Change(phoneKey, change, new CompletableFuture<>());
        changes.add(waiting);
        Throwable cause = failed;
        if (cause != null) {
            fail(cause);
        } else {
            wake.run();
        }
        return waiting.done;
    }

    @Override
    public boolean hasEdits() {
        return !changes.isEmpty();
    }

    /** Adds the waiting changes to the batch; they count, and their callers hear of it, when the turn is durable. */
    @Override
    public void take(Turn turn) throws RocksDBException {
        fresh.clear();
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            String key = change.phoneKey;
            TerminalProfile before = fresh.getOrDefault(key, byPhone.getOrDefault(key, TerminalProfile.empty(key)));
            TerminalProfile after = change.change.apply(before);
            fresh.put(key, after);
            turn.put(Column.PROFILES, key.getBytes(StandardCharsets.UTF_8), value(after));
            Change taken = change;
            turn.durable.add(() -> {
                byPhone.put(key, after);
                taken.done.complete(after);
            });
        }
    }

    /** The journal writes no more: whoever waits is told. */
    @Override
    public void fail(Throwable cause) {
        failed = cause;
        for (Change change = changes.poll(); change != null; change = changes.poll()) {
            change.done.completeExceptionally(cause);
        }
    }

    private static byte[] value(TerminalProfile profile) {
        TerminalProfile.Forced forced = profile.forced();
        ByteWriter out = new ByteWriter()
                .text(profile.phoneNumber())
                .textOrNull(forced.edition())
                .textOrNull(forced.coordinates())
                .textOrNull(forced.charset())
                .textOrNull(forced.author())
                .instantOrNull(forced.setAt())
                .varint(profile.evidence().size());
        profile.evidence()
                .forEach(seen -> out.text(seen.quirk())
                        .instant(seen.firstSeen())
                        .instant(seen.lastSeen())
                        .varint(seen.count())
                        .text(seen.sample()));
        return out.toBytes();
    }

    private static TerminalProfile read(byte[] value) {
        ByteReader in = new ByteReader(value);
        String phoneNumber = in.text();
        TerminalProfile.Forced forced = new TerminalProfile.Forced(
                in.textOrNull(), in.textOrNull(), in.textOrNull(), in.textOrNull(), in.instantOrNull());
        int count = in.size();
        List<TerminalProfile.Evidence> evidence = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            evidence.add(new TerminalProfile.Evidence(in.text(), in.instant(), in.instant(), in.varint(), in.text()));
        }
        return new TerminalProfile(phoneNumber, forced, List.copyOf(evidence));
    }
}
