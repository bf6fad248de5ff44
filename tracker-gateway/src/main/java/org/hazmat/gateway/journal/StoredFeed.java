package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.web.read.Feed;
import org.rocksdb.RocksDBException;

/** The feed as the journal holds it. Only durable events are seen, because they are read from the store. */
final class StoredFeed implements Feed {
    private final Rocks rocks;
    private final Signals<Long> signals = new Signals<>();
    private final FeedIds ids;
    private volatile long newest;
    private volatile long oldest;

    StoredFeed(Rocks rocks, FeedIds ids, long newest) throws RocksDBException {
        this.rocks = rocks;
        this.ids = ids;
        this.newest = newest;
        this.oldest = newest + 1;
        rocks.scan(Column.FEED, new byte[0], (key, value) -> {
            oldest = Column.number(key);
            return false;
        });
    }

    @Override
    public String id() {
        return ids.id();
    }

    @Override
    public boolean knows(String id, long sequence) {
        return ids.knows(id, sequence);
    }

    @Override
    public long newest() {
        return newest;
    }

    @Override
    public long oldest() {
        return oldest;
    }

    /** Called when events before this one are durably gone. */
    void forgotten(long before) {
        oldest = before;
    }

    @Override
    public List<Event> after(long after, int limit) {
        List<Event> events = new ArrayList<>();
        for (StoredEvent stored : stored(after, limit)) {
            events.add(stored.event());
        }
        return events;
    }

    List<StoredEvent> stored(long after, int limit) {
        List<StoredEvent> events = new ArrayList<>();
        if (limit <= 0 || after >= newest) {
            return events;
        }
        try {
            rocks.scan(Column.FEED, Column.key(after + 1), (key, value) -> {
                events.add(StoredEvent.read(Column.number(key), value));
                return events.size() < limit;
            });
        } catch (RocksDBException e) {
            throw new IllegalStateException("the feed cannot be read", e);
        }
        return events;
    }

    @Override
    public Subscription onNew(Runnable signal) {
        return signals.add(sequence -> signal.run());
    }

    /** Called when events up to this one are durable. */
    void advance(long sequence) {
        if (sequence > newest) {
            newest = sequence;
            signals.send(sequence);
        }
    }
}
