package org.hazmat.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.web.read.Feed;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** The feed as the journal holds it. Only durable events are seen; the newest are kept in memory, where most who read look for them. */
final class StoredFeed implements Feed {
    private static final int LATEST = 1_024;

    private final Rocks rocks;
    private final Signals<Long> signals = new Signals<>();
    private final FeedIds ids;
    private final @Nullable Event[] latest = new Event[LATEST];
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
    synchronized void forgotten(long before) {
        oldest = before;
        for (int i = 0; i < LATEST; i++) {
            Event event = latest[i];
            if (event != null && event.sequence() < before) {
                latest[i] = null;
            }
        }
    }

    @Override
    public List<Event> after(long after, int limit) {
        rocks.checkOpen();
        List<Event> known = latestAfter(after, limit);
        return known.isEmpty() ? read(after, limit) : known;
    }

    private synchronized List<Event> latestAfter(long after, int limit) {
        List<Event> events = new ArrayList<>();
        for (long sequence = after + 1; events.size() < limit; sequence++) {
            Event event = latest[(int) (sequence % LATEST)];
            if (event == null || event.sequence() != sequence) {
                break;
            }
            events.add(event);
        }
        return events;
    }

    private List<Event> read(long after, int limit) {
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

    /** Called with the events that have become durable, in their order. */
    void append(List<Event> events) {
        if (!events.isEmpty()) {
            keep(events);
            signals.send(newest);
        }
    }

    private synchronized void keep(List<Event> events) {
        for (Event event : events) {
            latest[(int) (event.sequence() % LATEST)] = event;
        }
        // Under the lock, or a reader could have an event that is newer than the newest.
        newest = events.getLast().sequence();
    }
}
