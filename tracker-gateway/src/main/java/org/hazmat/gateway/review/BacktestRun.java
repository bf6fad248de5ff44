package org.hazmat.gateway.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.hazmat.gateway.store.Store;
import org.hazmat.geocore.backtest.Comparison;
import org.hazmat.geocore.backtest.Trial;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.web.read.Backtests.Backtest;
import org.hazmat.web.read.Backtests.Plan;
import org.hazmat.web.read.Backtests.Progress;
import org.hazmat.web.read.Backtests.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One back-test: reads the store vehicle by vehicle, in the order of fix times, a page at a time. */
final class BacktestRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestRun.class);
    private static final long POSITIONS_BETWEEN_REPORTS = 1_000;

    private final String id;
    private final String author;
    private final Plan plan;
    private final Store store;
    private final Tracker published;
    private final InstantSource clock;
    private final Instant startedAt;
    private volatile Told told = new Told(State.RUNNING, new Progress(0, 0, 0), null, null, null);
    private volatile boolean cancelled;
    private long positions;

    /** What others see of it. */
    private record Told(
            State state,
            Progress progress,
            @Nullable Instant endedAt,
            Comparison.@Nullable Result result,
            @Nullable String failure) {}

    BacktestRun(String id, String author, Plan plan, Store store, Tracker published, InstantSource clock) {
        this.id = id;
        this.author = author;
        this.plan = plan;
        this.store = store;
        this.published = published;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    Backtest state() {
        Told now = told;
        return new Backtest(
                id, author, plan.period(), startedAt, now.endedAt, now.state, now.progress, now.result, now.failure);
    }

    /** Whether it was running. */
    boolean cancel() {
        cancelled = true;
        return told.state == State.RUNNING;
    }

    @Override
    public void run() {
        try {
            Comparison.Result result = compare();
            State state = result == null ? State.CANCELLED : State.DONE;
            told = new Told(state, told.progress, clock.instant(), result, null);
        } catch (RuntimeException e) {
            LOG.warn("back-test {} failed", id, e);
            told = new Told(State.FAILED, told.progress, clock.instant(), null, String.valueOf(e.getMessage()));
        }
    }

    /** Null when it was cancelled. */
    private Comparison.@Nullable Result compare() {
        Tracker draft =
                new Tracker(published.tolerances(), plan.draft().over(published.rulebook()), published.register());
        Comparison comparison = new Comparison(plan.period());
        List<VehicleId> vehicles = vehicles();
        for (int done = 0; done < vehicles.size(); done++) {
            tell(vehicles.size(), done);
            Trial trial = new Trial(vehicles.get(done), draft, published, plan.period());
            Instant silentUntil = judge(trial, vehicles.get(done), vehicles.size(), done);
            if (silentUntil == null) {
                return null;
            }
            comparison.add(trial.end(silentUntil));
        }
        tell(vehicles.size(), vehicles.size());
        return comparison.result();
    }

    private List<VehicleId> vehicles() {
        TreeSet<VehicleId> vehicles = new TreeSet<>(store.newestPositions().keySet());
        if (!plan.vehicles().isEmpty()) {
            vehicles.retainAll(plan.vehicles());
        }
        return List.copyOf(vehicles);
    }

    /** Until when nothing more was heard, as far as was read; null when it was cancelled. */
    private @Nullable Instant judge(Trial trial, VehicleId vehicle, int vehicles, int done) {
        Instant to = plan.period().to();
        Instant until = to.plus(Trial.RUN_OUT);
        for (PastFix fix :
                new TrackPages(store.tracks(), vehicle, plan.period().from().minus(Trial.RUN_UP), until)) {
            if (cancelled) {
                return null;
            }
            if (!fix.time().isBefore(to) && trial.settled()) {
                return Instant.EPOCH;
            }
            trial.take(fix);
            positions++;
            if (positions % POSITIONS_BETWEEN_REPORTS == 0) {
                tell(vehicles, done);
            }
        }
        Instant now = clock.instant();
        return cancelled ? null : now.isBefore(until) ? now : until;
    }

    private void tell(int vehicles, int done) {
        told = new Told(State.RUNNING, new Progress(vehicles, done, positions), null, null, null);
    }
}
