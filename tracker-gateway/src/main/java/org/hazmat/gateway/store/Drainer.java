package org.hazmat.gateway.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hazmat.gateway.journal.OutcomeLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what the journal holds into the SQL store (design.md 3, hand-off 3), on a thread of its own. While the store does not answer,
 * it tries again and again, and the journal grows.
 */
public final class Drainer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drainer.class);
    private static final int BATCH = 8_000;
    /** How long what was carried may wait for the disk, and the journal for being told to forget it. */
    private static final Duration FLUSHING = Duration.ofSeconds(1);
    /** Little batches cost as much as large ones, and nobody looks within this time. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    /** The same under load. */
    private static final Duration GATHERING_MANY = Duration.ofMillis(100);

    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration POLITE_STOP = Duration.ofMillis(1_500);

    private final Database database;
    private final Takeover takeover;
    private final Forgetting forgets;
    private final OutcomeLog log;
    private final InstantSource clock;
    private final Semaphore signal = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("drainer").unstarted(this::run);
    private volatile @Nullable Connection inUse;
    private volatile @Nullable Instant delayedSince;
    private volatile long watermark;
    /** The last entry all of which is in the store, what is the latest too. */
    private volatile long whole;

    private volatile boolean holding;
    /** Held while something is deleted. */
    private final ReentrantLock deleting = new ReentrantLock();

    private boolean begun;
    private boolean busy;
    private boolean forgetting;
    private long flushed;
    private long flushedNanos = System.nanoTime() - FLUSHING.toNanos();
    private Duration pause = FIRST_PAUSE;

    Drainer(Database database, Takeover takeover, Forgetting forgets, OutcomeLog log, InstantSource clock) {
        this.forgets = forgets;
        this.database = database;
        this.takeover = takeover;
        this.log = log;
        this.clock = clock;
    }

    /** Begins to carry. */
    public void start() {
        log.onNew(this::wake);
        thread.start();
    }

    /** Since when the store has not answered; empty while it does. */
    public Optional<Instant> historyDelayedSince() {
        return Optional.ofNullable(delayedSince);
    }

    /** Entries that are in the journal but not, or not wholly, in the store. */
    public long lag() {
        return Math.max(0, log.newest() - whole);
    }

    /** How often since the start the store refused something, which was put aside. */
    public long refusals() {
        return takeover.refusals();
    }

    /** Ends within 2 s, whatever the store does. What has not been carried stays in the journal. */
    @Override
    public void close() {
        stop.countDown();
        signal.release();
        try {
            if (thread.isAlive() && !thread.join(POLITE_STOP)) {
                cutOff();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What may fail. */
    @FunctionalInterface
    public interface Undertaking {
        void run() throws IOException;
    }

    /** Meanwhile the journal is not told what it may forget, and the store deletes nothing: a table that is dropped is in no copy. */
    public void whileNothingIsForgotten(Undertaking work) throws IOException {
        hold();
        try {
            work.run();
        } finally {
            holding = false;
        }
    }

    /** After what is being deleted is gone. */
    private void hold() {
        deleting.lock();
        try {
            holding = true;
        } finally {
            deleting.unlock();
        }
    }

    private void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    private void run() {
        while (!stopping()) {
            try (Connection connection = database.borrow()) {
                inUse = connection;
                carry(connection);
                answered();
            } catch (SQLException | RuntimeException | Error e) {
                // An error too: nobody would notice that the thread is gone.
                failed(e);
            } finally {
                inUse = null;
            }
            rest();
        }
    }

    /** Until nothing is left. */
    private void carry(Connection connection) throws SQLException {
        if (!begun) {
            begin(connection);
        }
        List<OutcomeLog.Entry> entries = log.after(watermark, BATCH);
        busy = entries.size() > Takeover.FEW;
        boolean quiet = entries.isEmpty();
        while (!entries.isEmpty() && !stopping()) {
            reached(takeover.apply(connection, watermark, entries));
            answered();
            flushIfDue(connection);
            entries = entries.size() < BATCH ? List.of() : log.after(watermark, BATCH);
        }
        if (quiet && !takeover.isSettled()) {
            flush(connection);
        }
        flushIfDue(connection);
        forget(connection);
    }

    private void forget(Connection connection) throws SQLException {
        deleting.lock();
        try {
            forgetting = !holding && forgets.slice(connection, clock.instant());
        } finally {
            deleting.unlock();
        }
    }

    private void begin(Connection connection) throws SQLException {
        reached(takeover.begin(connection, log.newest()));
        List<OutcomeLog.Entry> first = log.after(watermark, 1);
        long forgotten = first.isEmpty() ? log.newest() : first.getFirst().number() - 1;
        if (forgotten > watermark) {
            LOG.error(
                    "what the journal's entries {} to {} said is missing in the store, and the journal has forgotten them: the store is an"
                            + " older copy. The reports themselves are among the journal's frames for some days",
                    watermark + 1,
                    forgotten);
        }
        flushed = watermark;
        if (!holding) {
            log.drained(flushed);
        }
        begun = true;
    }

    /** The journal may forget only what the disk has. */
    private void flushIfDue(Connection connection) throws SQLException {
        if (watermark > flushed && System.nanoTime() - flushedNanos >= FLUSHING.toNanos()) {
            flush(connection);
        }
    }

    private void flush(Connection connection) throws SQLException {
        long now = System.nanoTime();
        reached(takeover.settle(connection, watermark));
        flushed = watermark;
        flushedNanos = now;
        if (!holding) {
            log.drained(flushed);
        }
    }

    private void reached(long entry) {
        watermark = entry;
        if (takeover.isSettled()) {
            whole = entry;
        }
    }

    private void answered() {
        if (delayedSince != null) {
            LOG.info("the store answers again; {} entries to carry", lag());
        }
        delayedSince = null;
        pause = FIRST_PAUSE;
    }

    /** What the store has by now, it has to say itself: a commit may have been lost on the way to its disk, or its answer on the way here. */
    private void failed(Throwable cause) {
        begun = false;
        if (delayedSince == null && !stopping()) {
            LOG.error("the store does not take over what the journal holds; trying again until it does", cause);
            delayedSince = clock.instant();
        }
    }

    private void rest() {
        try {
            if (delayedSince != null) {
                stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } else if (signal.tryAcquire(untilLook().toMillis(), TimeUnit.MILLISECONDS)) {
                stop.await((busy ? GATHERING_MANY : GATHERING).toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After which it looks whether there is something to do although nothing came. */
    private Duration untilLook() {
        if (!takeover.isSettled()) {
            return GATHERING_MANY;
        }
        return forgetting ? GATHERING : IDLE;
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /** A server that hangs holds the thread in a read of the socket. An embedded database must not be interrupted: its file would close. */
    private void cutOff() {
        Connection connection = inUse;
        if (database.dialect() == Dialect.EMBEDDED) {
            return;
        }
        thread.interrupt();
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the connection was gone already", e);
            }
        }
    }
}
