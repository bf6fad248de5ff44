package org.hazmat.gateway.review;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hazmat.gateway.store.Store;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.web.read.Backtests;
import org.hazmat.web.read.Conflict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs back-tests, one at a time, on a thread of its own; live judging and the API keep theirs. Close it before the store. */
public final class BacktestOffice implements Backtests, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestOffice.class);
    private static final int REMEMBERED = 20;
    private static final long LONGEST_STOP_SECONDS = 30;

    private final Store store;
    private final Supplier<Tracker> published;
    private final InstantSource clock;
    private final Map<String, BacktestRun> runs = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "backtest");
        made.setDaemon(true);
        return made;
    });

    /** @param published judges by what is in force now, with all versions and the register */
    public BacktestOffice(Store store, Supplier<Tracker> published, InstantSource clock) {
        this.store = store;
        this.published = published;
        this.clock = clock;
    }

    @Override
    public synchronized Backtest start(Plan plan, String author) {
        if (runs.values().stream().anyMatch(run -> run.state().state() == State.RUNNING)) {
            throw new Conflict("another back-test is running; wait for it, or cancel it");
        }
        if (runs.size() >= REMEMBERED) {
            runs.remove(runs.keySet().iterator().next());
        }
        String id = UUID.randomUUID().toString();
        BacktestRun run = new BacktestRun(id, author, plan, store, published.get(), clock);
        runs.put(id, run);
        thread.execute(run);
        return run.state();
    }

    @Override
    public synchronized Optional<Backtest> find(String id) {
        return Optional.ofNullable(runs.get(id)).map(BacktestRun::state);
    }

    @Override
    public synchronized boolean cancel(String id) {
        BacktestRun run = runs.get(id);
        if (run == null) {
            return false;
        }
        if (!run.cancel()) {
            runs.remove(id);
        }
        return true;
    }

    /** Cancels what is running and waits for its thread, which reads the store. */
    @Override
    public void close() {
        synchronized (this) {
            runs.values().forEach(BacktestRun::cancel);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a back-test did not end within {} s", LONGEST_STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
