package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.engine.Lanes;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Touch;
import org.jspecify.annotations.Nullable;

/** Lanes that take everything and never come to judging it. */
public final class Deaf implements Lanes {
    @Override
    public void offer(List<Report> reports) {}

    @Override
    public void heard(VehicleId vehicle, Instant receivedAt) {}

    @Override
    public CompletionStage<Void> switchTo(Judge judge) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Integer> foldAgain(Instant since, @Nullable VehicleId vehicle, Touch touch) {
        return CompletableFuture.completedStage(0);
    }
}
