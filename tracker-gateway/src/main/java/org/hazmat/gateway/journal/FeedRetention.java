package org.hazmat.gateway.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Deliveries;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Which events of the feed the journal may forget: old ones, whose outcomes the SQL store has and that every subscription has taken. A
 * suspended or disabled subscription holds events too, as long as there is plenty of room on the disk.
 */
public final class FeedRetention implements Submissions {
    private final Rocks rocks;
    private final StoredFeed feed;
    private final Supplier<Collection<Deliveries.Progress>> subscriptions;
    private final Supplier<DiskState> disk;
    private final Duration kept;
    private final Runnable wake;
    private final Queue<Gone> queue = new ConcurrentLinkedQueue<>();
    private volatile long drained;
    private volatile @Nullable Throwable failed;

    private record Gone(List<Old> events, CompletableFuture<Void> durable) {}

    /**
     * An event that is not needed here any more.
     *
     * @param violation that it is about; null when it is about none
     */
    public record Old(
            FeedEvents.Chained event,
            Instant time,
            @Nullable String violation) {}

    FeedRetention(
            Rocks rocks,
            StoredFeed feed,
            Supplier<Collection<Deliveries.Progress>> subscriptions,
            Supplier<DiskState> disk,
            Duration kept,
            Runnable wake) {
        this.rocks = rocks;
        this.feed = feed;
        this.subscriptions = subscriptions;
        this.disk = disk;
        this.kept = kept;
        this.wake = wake;
    }

    /** Outcomes of events up to this one are in the SQL store. On the journal's thread. */
    void drained(long sequence) {
        drained = sequence;
    }

    /** The oldest events, in order, as far as they may be forgotten now. The newest event of all never is. */
    public List<Old> due(Instant now, int limit) {
        Instant before = now.minus(kept);
        long upTo = Math.min(Math.min(drained, feed.newest() - 1), delivered());
        List<Old> due = new ArrayList<>();
        for (FeedEvents.Chained event : new JournalEvents(rocks).from(feed.oldest(), limit)) {
            Old old = old(event);
            if (event.sequence() > upTo || !old.time.isBefore(before)) {
                break;
            }
            due.add(old);
        }
        return due;
    }

    /**
     * Forgets what is first in the feed, but for what a subscription that went back meanwhile wants again; completes when it is durably
     * gone.
     */
    public CompletionStage<Void> forget(List<Old> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        Gone gone = new Gone(List.copyOf(events), new CompletableFuture<>());
        queue.add(gone);
        Throwable cause = failed;
        if (cause != null) {
            fail(cause);
        } else {
            wake.run();
        }
        return gone.durable;
    }

    private long delivered() {
        boolean roomForAll = disk.get().level() == DiskState.Level.PLENTY;
        return subscriptions.get().stream()
                .filter(progress -> roomForAll || !progress.suspended())
                .mapToLong(Deliveries.Progress::sequence)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static Old old(FeedEvents.Chained event) {
        JsonNode json = JsonText.parse(event.json());
        Instant time = OffsetDateTime.parse(json.path("time").asText()).toInstant();
        boolean aboutViolation = event.type().startsWith("violation.");
        return new Old(
                event, time, aboutViolation ? json.path("data").path("id").asText() : null);
    }

    @Override
    public boolean hasEdits() {
        return !queue.isEmpty();
    }

    @Override
    public void take(Turn turn) throws RocksDBException {
        for (Gone gone = queue.poll(); gone != null; gone = queue.poll()) {
            CompletableFuture<Void> durable = gone.durable;
            long upTo = delivered();
            List<Old> events = gone.events.stream()
                    .filter(old -> old.event.sequence() <= upTo)
                    .toList();
            if (!events.isEmpty()) {
                delete(events, turn);
            }
            turn.durable.add(() -> durable.complete(null));
        }
    }

    private void delete(List<Old> events, Turn turn) throws RocksDBException {
        long first = events.getFirst().event.sequence();
        long next = events.getLast().event.sequence() + 1;
        turn.deleteRange(Column.FEED, Column.key(first), Column.key(next));
        for (Old old : events) {
            if (old.violation != null) {
                turn.delete(Column.FEED_OF, FeedWriter.subjectKey(old.violation, old.event.sequence()));
            }
        }
        turn.durable.add(() -> feed.forgotten(next));
    }

    @Override
    public void fail(Throwable cause) {
        failed = cause;
        for (Gone gone = queue.poll(); gone != null; gone = queue.poll()) {
            gone.durable.completeExceptionally(cause);
        }
    }
}
