package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hazmat.geocore.evidence.HashChain;
import org.rocksdb.RocksDBException;

/** Runs of the stored feed, from an event about a violation to the checkpoint that covers it. */
final class StoredProof implements FeedProof {
    private final Rocks rocks;
    private final FeedWriter writer;

    StoredProof(Rocks rocks, FeedWriter writer) {
        this.rocks = rocks;
        this.writer = writer;
    }

    @Override
    public CompletionStage<Void> checkpoint() {
        return writer.checkpoint();
    }

    @Override
    public List<Proven> about(String violationId) {
        try {
            List<Proven> proven = new ArrayList<>();
            for (long sequence : sequences(violationId)) {
                if (proven.isEmpty() || proven.getLast().sequence() < sequence) {
                    proven.addAll(run(sequence));
                }
            }
            return List.copyOf(proven);
        } catch (RocksDBException e) {
            throw new IllegalStateException("the feed cannot be read", e);
        }
    }

    private List<Long> sequences(String violationId) throws RocksDBException {
        byte[] first = FeedWriter.subjectKey(violationId, 0);
        List<Long> sequences = new ArrayList<>();
        rocks.scan(Column.FEED_OF, first, (key, value) -> {
            boolean same = key.length == first.length && startsAlike(key, first, first.length - Long.BYTES);
            if (same) {
                ByteReader in = new ByteReader(key);
                in.raw(first.length - Long.BYTES);
                sequences.add(in.fixed64());
            }
            return same;
        });
        return sequences;
    }

    private static boolean startsAlike(byte[] one, byte[] other, int length) {
        return Arrays.equals(one, 0, length, other, 0, length);
    }

    /** Empty when the events before or behind it are gone. */
    private List<Proven> run(long sequence) throws RocksDBException {
        byte[] before = sequence == 1 ? HashChain.start() : chainAfter(sequence - 1);
        if (before.length == 0) {
            return List.of();
        }
        List<Proven> run = new ArrayList<>();
        List<StoredEvent> last = new ArrayList<>(1);
        rocks.scan(Column.FEED, Column.key(sequence), (key, value) -> {
            StoredEvent event = StoredEvent.read(Column.number(key), value);
            byte[] chain = run.isEmpty() ? before : run.getLast().chain();
            run.add(new Proven(event.sequence(), chain, event.json(), event.chain()));
            last.clear();
            last.add(event);
            return !event.isCheckpoint();
        });
        return !last.isEmpty() && last.getFirst().isCheckpoint() ? run : List.of();
    }

    private byte[] chainAfter(long sequence) throws RocksDBException {
        byte[] value = rocks.get(Column.FEED, Column.key(sequence));
        return value == null ? new byte[0] : StoredEvent.read(sequence, value).chain();
    }
}
