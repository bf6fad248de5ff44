package org.hazmat.web.read;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hazmat.geocore.backtest.Comparison;
import org.hazmat.geocore.backtest.Draft;
import org.hazmat.geocore.backtest.Trial;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** Drafts of rules judged against the stored tracks (回测); the newest are remembered until the server stops. */
public interface Backtests {
    /** Starts one; throws {@link Conflict} while another is running. */
    Backtest start(Plan plan, String author);

    Optional<Backtest> find(String id);

    /** Ends a running one at the next page of fixes, forgets one that has ended; false when there is none. */
    boolean cancel(String id);

    /**
     * What is asked.
     *
     * @param vehicles empty: all that have a track
     */
    record Plan(Draft draft, Trial.Period period, Set<VehicleId> vehicles) {}

    enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** The word in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far it is.
     *
     * @param vehicles that are to be judged
     * @param vehiclesDone of them
     * @param positions read so far
     */
    record Progress(int vehicles, int vehiclesDone, long positions) {}

    /**
     * One of them as it stands.
     *
     * @param endedAt null while it is running
     * @param result null unless it is done
     * @param failure a sentence; null unless it failed
     */
    record Backtest(
            String id,
            String author,
            Trial.Period period,
            Instant startedAt,
            @Nullable Instant endedAt,
            State state,
            Progress progress,
            Comparison.@Nullable Result result,
            @Nullable String failure) {}
}
