package org.hazmat.gateway.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** The journal's thread: one turn after the other, asleep while there is nothing to do, until it is stopped or a turn fails. */
final class TurnLoop {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Turns follow each other no faster: a synced write costs the same for one report as for what comes within this time. */
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private volatile @Nullable Thread thread;
    private volatile boolean idle;
    private volatile boolean stopped;

    /** What is done each time. */
    interface Turns {
        /** False when there was nothing to do. */
        boolean turn() throws RocksDBException;
    }

    /**
     * Begins.
     *
     * @param hasWork asked before it sleeps
     * @param failed called once, on the thread, with what ended it
     */
    void start(Turns turns, BooleanSupplier hasWork, Consumer<Throwable> failed) {
        Thread started = Thread.ofPlatform().name("journal").daemon().unstarted(() -> run(turns, hasWork, failed));
        thread = started;
        started.start();
    }

    /** Has it look for work; from any thread. */
    void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** Returns after the turn that is under way. */
    void stop() {
        stopped = true;
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            LockSupport.unpark(running);
            joined(running);
        }
    }

    private static void joined(Thread running) {
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the journal was closing", e);
        }
    }

    private void run(Turns turns, BooleanSupplier hasWork, Consumer<Throwable> failed) {
        try {
            while (!stopped) {
                long began = System.nanoTime();
                if (!turns.turn()) {
                    idle(hasWork);
                } else {
                    LockSupport.parkNanos(this, began + GATHERING_NANOS - System.nanoTime());
                }
            }
        } catch (Throwable e) {
            stopped = true;
            failed.accept(e);
        }
    }

    private void idle(BooleanSupplier hasWork) {
        idle = true;
        if (!hasWork.getAsBoolean() && !stopped) {
            LockSupport.parkNanos(this, IDLE_NANOS);
        }
        idle = false;
    }
}
