package org.hazmat.web.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;

/** One look at the feed, which waits for a while when there is nothing. */
public final class FeedPoll implements FeedReader.Sink {
    private final FeedTail tail;
    private final int limit;
    private final List<Feed.Event> events = new ArrayList<>();
    private final Promise<Batch> batch = Promise.promise();
    private boolean waiting;

    /** At least one event, or none when all was seen. {@code next} is where to go on in any case. */
    public record Batch(List<Feed.Event> events, Cursor next) {}

    private FeedPoll(FeedTail tail, int limit, boolean waiting) {
        this.tail = tail;
        this.limit = limit;
        this.waiting = waiting;
    }

    /** Completes with what is there, or with what comes within {@code waitMillis}. */
    public static Future<Batch> poll(
            Vertx vertx, FeedTail tail, Predicate<VehicleId> sees, long position, int limit, long waitMillis) {
        FeedPoll poll = new FeedPoll(tail, limit, waitMillis > 0);
        FeedReader reader = new FeedReader(tail, sees, position, poll);
        if (waitMillis > 0) {
            long timer = vertx.setTimer(waitMillis, ignored -> {
                poll.waiting = false;
                reader.drained();
            });
            poll.batch.future().onComplete(ignored -> vertx.cancelTimer(timer));
        }
        poll.batch.future().onComplete(ignored -> reader.close());
        reader.start();
        return poll.batch.future();
    }

    @Override
    public boolean full() {
        return events.size() >= limit || batch.future().isComplete();
    }

    @Override
    public void take(Feed.Event event) {
        events.add(event);
        if (events.size() >= limit) {
            finish(event.sequence());
        }
    }

    @Override
    public void caughtUp(long position) {
        if (!events.isEmpty() || !waiting) {
            finish(position);
        }
    }

    @Override
    public void cut(Throwable cause) {
        batch.tryFail(cause);
    }

    private void finish(long position) {
        batch.tryComplete(new Batch(List.copyOf(events), tail.cursorAt(position)));
    }
}
