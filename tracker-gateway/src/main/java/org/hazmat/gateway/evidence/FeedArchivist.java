package org.hazmat.gateway.evidence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hazmat.gateway.journal.FeedRetention;
import org.hazmat.gateway.store.FeedArchive;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves old events of the feed from the journal into the SQL store, where evidence finds them; while the store is away, they stay. */
public final class FeedArchivist implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedArchivist.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int BATCH = 500;

    private final FeedRetention retention;
    private final FeedArchive archive;
    private final InstantSource clock;
    private final Duration every;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("feed-archive").daemon().unstarted(this::run);
    private @Nullable String lastFailure;

    private FeedArchivist(FeedRetention retention, FeedArchive archive, InstantSource clock, Duration every) {
        this.retention = retention;
        this.archive = archive;
        this.clock = clock;
        this.every = every;
    }

    public static FeedArchivist start(FeedRetention retention, FeedArchive archive, InstantSource clock) {
        return start(retention, archive, clock, EVERY);
    }

    static FeedArchivist start(FeedRetention retention, FeedArchive archive, InstantSource clock, Duration every) {
        FeedArchivist archivist = new FeedArchivist(retention, archive, clock, every);
        archivist.thread.start();
        return archivist;
    }

    private void run() {
        try {
            while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    move();
                    lastFailure = null;
                } catch (RuntimeException e) {
                    failed(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** First there, then gone: a process that ends in between does the rest again. */
    private void move() {
        List<FeedRetention.Old> due = retention.due(clock.instant(), BATCH);
        while (!due.isEmpty() && stop.getCount() > 0) {
            archive.add(due);
            retention.forget(due).toCompletableFuture().join();
            due = retention.due(clock.instant(), BATCH);
        }
    }

    private void failed(RuntimeException e) {
        String reason = String.valueOf(e.getMessage());
        if (stop.getCount() > 0 && !reason.equals(lastFailure)) {
            lastFailure = reason;
            LOG.warn("old events stay in the journal until the store takes them: {}", reason);
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
