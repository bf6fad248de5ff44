package org.hazmat.web.feed;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hazmat.web.read.Feed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest stretch of the feed, read once for all consumers and kept in memory; who is further behind reads the feed itself, on a
 * worker. Confined to one event loop.
 */
public final class FeedTail {
    private static final Logger LOG = LoggerFactory.getLogger(FeedTail.class);
    private static final int KEPT = 2000;
    private static final int READ = 500;
    private static final long RETRY_MILLIS = 1000;

    private final Vertx vertx;
    private final Context context;
    private final Feed feed;
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private final AtomicBoolean signalled = new AtomicBoolean();

    /** All events above {@code start}, without a hole. */
    private List<Feed.Event> events = List.of();

    private long start;
    private boolean reading;
    private Feed.@Nullable Subscription subscription;

    public FeedTail(Vertx vertx, Context context, Feed feed) {
        this.vertx = vertx;
        this.context = context;
        this.feed = feed;
    }

    /** Begins to follow the feed. */
    public Future<Void> follow() {
        return vertx.executeBlocking(feed::newest, false).map(newest -> {
            start = newest;
            subscription = feed.onNew(this::signal);
            signal();
            return null;
        });
    }

    public void close() {
        if (subscription != null) {
            subscription.close();
        }
    }

    /** Where a consumer with this cursor (null: from now on) begins. Fails with {@link CursorTooOld}. */
    public Future<Long> begin(@Nullable Cursor cursor) {
        return vertx.executeBlocking(() -> beginning(cursor), false);
    }

    /** The next events after {@code position}, at most {@code limit}. Fails with {@link CursorTooOld}. */
    public Future<List<Feed.Event>> after(long position, int limit) {
        if (position >= start) {
            List<Feed.Event> newer = newerThan(position);
            return Future.succeededFuture(newer.subList(0, Math.min(limit, newer.size())));
        }
        return vertx.executeBlocking(() -> withoutHole(position, feed.after(position, limit)), false);
    }

    /** What a consumer that has seen events up to this one goes on from. */
    public Cursor cursorAt(long sequence) {
        return new Cursor(feed.id(), sequence);
    }

    /** Why nobody can go back to before what is kept. */
    public CursorTooOld forgotten() {
        return CursorTooOld.forgotten(cursorAt(feed.oldest() - 1));
    }

    /** Number of the newest event that is in memory. */
    long end() {
        return events.isEmpty() ? start : events.getLast().sequence();
    }

    /** How much has come after {@code position}, in characters; of what is in memory. */
    long sizeAfter(long position) {
        return newerThan(position).stream()
                .mapToLong(event -> event.json().length())
                .sum();
    }

    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    private long beginning(@Nullable Cursor cursor) {
        long newest = feed.newest();
        if (cursor == null) {
            return newest;
        }
        long beforeOldest = feed.oldest() - 1;
        if (cursor.fromOldest()) {
            return beforeOldest;
        }
        if (cursor.sequence() > newest || (cursor.feed() != null && !feed.knows(cursor.feed(), cursor.sequence()))) {
            throw CursorTooOld.foreign(cursorAt(beforeOldest));
        }
        if (cursor.sequence() < beforeOldest) {
            throw CursorTooOld.forgotten(cursorAt(beforeOldest));
        }
        return cursor.sequence();
    }

    private List<Feed.Event> withoutHole(long position, List<Feed.Event> events) {
        long next = events.isEmpty() ? feed.oldest() : events.getFirst().sequence();
        if (next > position + 1) {
            throw CursorTooOld.forgotten(cursorAt(feed.oldest() - 1));
        }
        return events;
    }

    private List<Feed.Event> newerThan(long position) {
        int from = events.size();
        while (from > 0 && events.get(from - 1).sequence() > position) {
            from--;
        }
        return events.subList(from, events.size());
    }

    /** On any thread. */
    private void signal() {
        if (signalled.compareAndSet(false, true)) {
            context.runOnContext(ignored -> read());
        }
    }

    private void read() {
        if (reading) {
            return;
        }
        reading = true;
        signalled.set(false);
        long position = end();
        vertx.executeBlocking(() -> feed.after(position, READ), false)
                .onSuccess(this::append)
                .onFailure(this::retry);
    }

    private void append(List<Feed.Event> more) {
        reading = false;
        if (!more.isEmpty()) {
            List<Feed.Event> all = new ArrayList<>(events);
            all.addAll(more);
            if (all.size() > KEPT) {
                start = all.get(all.size() - KEPT - 1).sequence();
                all.subList(0, all.size() - KEPT).clear();
            }
            events = all;
            List.copyOf(listeners).forEach(Runnable::run);
        }
        if (signalled.get() || more.size() == READ) {
            read();
        }
    }

    private void retry(Throwable cause) {
        LOG.warn("the feed cannot be read; trying again", cause);
        vertx.setTimer(RETRY_MILLIS, ignored -> {
            reading = false;
            read();
        });
    }
}
