package org.hazmat.web.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hazmat.web.read.Backtests;
import org.hazmat.web.read.Conflict;
import org.jspecify.annotations.Nullable;

/** Back-tests that run until they are cancelled. */
public final class MemoryBacktests implements Backtests {
    private final Map<String, Backtest> runs = new ConcurrentHashMap<>();

    /** What was asked last. */
    public volatile @Nullable Plan plan;

    @Override
    public Backtest start(Plan asked, String author) {
        if (runs.values().stream().anyMatch(run -> run.state() == State.RUNNING)) {
            throw new Conflict("another back-test is running");
        }
        plan = asked;
        String id = "b" + (runs.size() + 1);
        Progress progress = new Progress(4, 1, 250);
        runs.put(
                id,
                new Backtest(
                        id, author, asked.period(), MemoryPlatform.START, null, State.RUNNING, progress, null, null));
        return runs.get(id);
    }

    @Override
    public Optional<Backtest> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public boolean cancel(String id) {
        Backtest run = runs.get(id);
        if (run != null) {
            runs.put(
                    id,
                    new Backtest(
                            id,
                            run.author(),
                            run.period(),
                            run.startedAt(),
                            MemoryPlatform.START,
                            State.CANCELLED,
                            run.progress(),
                            null,
                            null));
        }
        return run != null;
    }
}
