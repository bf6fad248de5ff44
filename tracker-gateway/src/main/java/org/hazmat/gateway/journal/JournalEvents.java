package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;

/** The events that the journal keeps. */
record JournalEvents(Rocks rocks) implements FeedEvents {
    @Override
    public List<Long> about(String violationId) {
        byte[] first = FeedWriter.subjectKey(violationId, 0);
        List<Long> sequences = new ArrayList<>();
        try {
            rocks.scan(Column.FEED_OF, first, (key, value) -> {
                boolean same = key.length == first.length && startsAlike(key, first, first.length - Long.BYTES);
                if (same) {
                    ByteReader in = new ByteReader(key);
                    in.raw(first.length - Long.BYTES);
                    sequences.add(in.fixed64());
                }
                return same;
            });
        } catch (RocksDBException e) {
            throw new IllegalStateException("the feed cannot be read", e);
        }
        return sequences;
    }

    private static boolean startsAlike(byte[] one, byte[] other, int length) {
        return Arrays.equals(one, 0, length, other, 0, length);
    }

    @Override
    public List<Chained> from(long sequence, int limit) {
        List<Chained> events = new ArrayList<>();
        try {
            rocks.scan(Column.FEED, Column.key(sequence), (key, value) -> {
                StoredEvent event = StoredEvent.read(Column.number(key), value);
                if (event.sequence() == sequence + events.size()) {
                    events.add(new Chained(event.sequence(), event.type(), event.json(), event.chain()));
                    return events.size() < limit;
                }
                return false;
            });
        } catch (RocksDBException e) {
            throw new IllegalStateException("the feed cannot be read", e);
        }
        return events;
    }
}
