package org.hazmat.web.feed;

import java.util.List;
import java.util.function.Predicate;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;

/** One consumer's way through the feed: takes events in order, as fast as its sink does. Confined to the event loop. */
final class FeedReader {
    /** Backlog at which a consumer that takes nothing is cut; it resumes by cursor (design.md 8). */
    static final long MAX_BACKLOG = 1 << 20;

    private static final int BATCH = 256;

    private final FeedTail tail;
    private final Predicate<VehicleId> visible;
    private final Sink sink;
    private final Runnable wake = this::wake;
    private long position;
    private long stalledAt = -1;
    private boolean busy;
    private boolean closed;

    /** Where the events go. */
    interface Sink {
        boolean full();

        void take(Feed.Event event);

        /** All that there is was taken, for now. */
        default void caughtUp(long position) {}

        /** Nothing more comes. */
        void cut(Throwable cause);
    }

    FeedReader(FeedTail tail, Predicate<VehicleId> visible, long position, Sink sink) {
        this.tail = tail;
        this.visible = visible;
        this.position = position;
        this.sink = sink;
    }

    FeedReader start() {
        tail.listen(wake);
        pump();
        return this;
    }

    void close() {
        closed = true;
        tail.forget(wake);
    }

    /** The sink takes events again. */
    void drained() {
        stalledAt = -1;
        pump();
    }

    private void wake() {
        if (stalledAt >= 0 && tail.sizeAfter(Math.max(stalledAt, position)) > MAX_BACKLOG) {
            fail(new IllegalStateException("more than 1 MiB waits for a consumer that takes nothing"));
            return;
        }
        pump();
    }

    private void pump() {
        if (busy || closed) {
            return;
        }
        if (sink.full()) {
            stalledAt = stalledAt < 0 ? tail.end() : stalledAt;
            return;
        }
        busy = true;
        tail.after(position, BATCH).onSuccess(this::take).onFailure(this::fail);
    }

    private void take(List<Feed.Event> events) {
        busy = false;
        for (Feed.Event event : events) {
            if (closed || sink.full()) {
                break;
            }
            position = event.sequence();
            VehicleId vehicle = event.vehicle();
            if (vehicle == null || visible.test(vehicle)) {
                sink.take(event);
            }
        }
        if (!events.isEmpty()) {
            pump();
        } else if (!closed) {
            sink.caughtUp(position);
        }
    }

    private void fail(Throwable cause) {
        if (!closed) {
            close();
            sink.cut(cause);
        }
    }

    /** Whether the sink was full when last asked, and has not drained since. */
    boolean stalled() {
        return stalledAt >= 0;
    }
}
