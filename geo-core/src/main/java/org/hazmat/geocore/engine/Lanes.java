package org.hazmat.geocore.engine;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hazmat.geocore.model.VehicleId;

/** Takes a report to the single writer of its vehicle, wherever that is (design.md 5). No method blocks. */
public interface Lanes {
    /** Hands over durable reports, in the order in which they were numbered. Each comes out as one outcome in the ledger. */
    void offer(List<Report> reports);

    /** The vehicle's terminal was heard at this time of the receive clock: silence is put off. */
    void heard(VehicleId vehicle, Instant receivedAt);

    /** Reports that are offered after this returns are judged by this one; completes when no lane uses another. */
    CompletionStage<Void> switchTo(Judge judge);
}
