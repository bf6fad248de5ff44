package org.hazmat.geocore.engine;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Past;

/** Where the outcomes of lanes become durable, and where what they need of earlier ones is read again (design.md 3). */
public interface Ledger {
    /**
     * Hands an outcome over; never blocks. Outcomes of one vehicle become durable in the order in which they were handed over. What
     * is in flight is bounded by what is admitted to the lanes, not here.
     */
    void commit(Outcome outcome);

    /**
     * Has a vehicle's history read, on another thread than the caller's, when all outcomes that were handed over before are in it.
     * Never blocks; completes on any thread.
     */
    <T> CompletionStage<T> recall(VehicleId vehicle, Function<Past, T> reading);
}
