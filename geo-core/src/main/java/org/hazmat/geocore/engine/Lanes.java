package org.hazmat.geocore.engine;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Touch;
import org.jspecify.annotations.Nullable;

/** Takes a report to the single writer of its vehicle, wherever that is (design.md 5). No method blocks. */
public interface Lanes {
    /** Hands over durable reports, in the order in which they were numbered. Each comes out as one outcome in the ledger. */
    void offer(List<Report> reports);

    /** The vehicle's terminal was heard at this time of the receive clock: silence is put off. */
    void heard(VehicleId vehicle, Instant receivedAt);

    /** Reports that are offered after this returns are judged by this one; completes when no lane uses another. */
    CompletionStage<Void> switchTo(Judge judge);

    /**
     * Folds what is known from this fix time on again, because something else is in force there (rules.md 16).
     *
     * @param vehicle null: of every vehicle
     * @param touch of those, which
     * @return completes when the outcomes of all are in the ledger, with how many vehicles it was
     */
    CompletionStage<Integer> foldAgain(Instant since, @Nullable VehicleId vehicle, Touch touch);
}
