package org.hazmat.gateway.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * What the feed is called in cursors. A journal that was restored from a copy goes on under another name: what it told under the former
 * one after the copy was made is unknown to it, and a cursor from there would come to mean other events.
 *
 * @param names in order; the last is the one in use
 */
record FeedIds(List<Name> names) {
    /** An empty file of this name in the journal's folder says that it was restored; it goes away at the start. */
    static final String RESTORED = "restored";

    private static final byte[] KEY = "feed".getBytes(StandardCharsets.UTF_8);

    /** @param upTo sequence number of the last event that is known under it */
    record Name(String id, long upTo) {}

    /**
     * Throws {@link JournalUnavailable} when the note of a restoring cannot be deleted: each start would take another name.
     *
     * @param first what it is called at first
     */
    static FeedIds open(Rocks rocks, Path folder, String first, long newest) throws RocksDBException {
        byte[] stored = rocks.get(Column.META, KEY);
        FeedIds ids = stored == null ? new FeedIds(List.of(new Name(first, Long.MAX_VALUE))) : read(stored);
        Path restored = folder.resolve(RESTORED);
        if (!Files.exists(restored)) {
            return ids;
        }
        FeedIds renamed = ids.renamed(newest);
        try (WriteBatch batch = new WriteBatch()) {
            batch.put(rocks.family(Column.META), KEY, renamed.value());
            rocks.write(batch);
            Files.delete(restored);
        } catch (IOException e) {
            throw new JournalUnavailable("the journal was restored and is opened only without " + restored
                    + ", which cannot be deleted (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")");
        }
        return renamed;
    }

    String id() {
        return names.getLast().id();
    }

    boolean knows(String id, long sequence) {
        return names.stream().anyMatch(name -> name.id().equals(id) && sequence <= name.upTo());
    }

    private FeedIds renamed(long newest) {
        List<Name> more = new ArrayList<>(names);
        Name last = more.removeLast();
        more.add(new Name(last.id(), newest));
        more.add(new Name(JournalId.random(), Long.MAX_VALUE));
        return new FeedIds(List.copyOf(more));
    }

    private byte[] value() {
        ByteWriter out = new ByteWriter().varint(names.size());
        names.forEach(name -> out.text(name.id()).varint(name.upTo()));
        return out.toBytes();
    }

    private static FeedIds read(byte[] value) {
        ByteReader in = new ByteReader(value);
        int count = in.size();
        List<Name> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(new Name(in.text(), in.varint()));
        }
        return new FeedIds(List.copyOf(names));
    }
}
