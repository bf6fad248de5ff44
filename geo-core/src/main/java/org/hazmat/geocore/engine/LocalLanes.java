package org.hazmat.geocore.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Touch;
import org.jspecify.annotations.Nullable;

/** The lanes of one process: each a verticle, so each with one event-loop context, and each vehicle always in the same one. */
public final class LocalLanes implements Lanes {
    private final List<Lane> lanes;
    private final LongAdder quarantined;

    private LocalLanes(List<Lane> lanes, LongAdder quarantined) {
        this.lanes = lanes;
        this.quarantined = quarantined;
    }

    /** Completes when the lanes take reports. Silence is not watched yet. */
    public static CompletionStage<LocalLanes> start(
            Vertx vertx, int count, Judge judge, Ledger ledger, InstantSource clock, Collection<Known> known) {
        List<List<Known>> shares = split(known, count, each -> each.track().vehicle());
        LongAdder quarantined = new LongAdder();
        List<Lane> lanes = new ArrayList<>();
        List<Future<String>> deployed = new ArrayList<>();
        for (List<Known> share : shares) {
            Lane lane = new Lane(judge, ledger, clock, quarantined, share);
            lanes.add(lane);
            deployed.add(vertx.deployVerticle(lane));
        }
        return Future.all(deployed)
                .map(all -> new LocalLanes(List.copyOf(lanes), quarantined))
                .toCompletionStage();
    }

    /** From now on a vehicle that is not heard has its violations closed; called when recovered reports are judged. */
    public void watchSilence() {
        lanes.forEach(Lane::watchSilence);
    }

    /** How many reports a bug of ours kept from being judged. */
    public long quarantined() {
        return quarantined.sum();
    }

    @Override
    public void offer(List<Report> reports) {
        List<List<Report>> shares = split(reports, lanes.size(), Report::vehicle);
        for (int i = 0; i < shares.size(); i++) {
            if (!shares.get(i).isEmpty()) {
                lanes.get(i).offer(shares.get(i));
            }
        }
    }

    @Override
    public void heard(VehicleId vehicle, Instant receivedAt) {
        lanes.get(laneOf(vehicle, lanes.size())).heard(vehicle, receivedAt);
    }

    @Override
    public CompletionStage<Void> switchTo(Judge judge) {
        return CompletableFuture.allOf(lanes.stream()
                .map(lane -> lane.switchTo(judge).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public CompletionStage<Integer> foldAgain(Instant since, @Nullable VehicleId vehicle, Touch touch) {
        CompletionStage<Integer> sum = CompletableFuture.completedStage(0);
        for (Lane lane : lanes) {
            sum = sum.thenCombine(lane.foldAgain(since, vehicle, touch), Integer::sum);
        }
        return sum;
    }

    private static <T> List<List<T>> split(Collection<T> all, int count, Function<T, VehicleId> of) {
        List<List<T>> shares = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            shares.add(new ArrayList<>());
        }
        for (T each : all) {
            shares.get(laneOf(of.apply(each), count)).add(each);
        }
        return shares;
    }

    private static int laneOf(VehicleId vehicle, int count) {
        int hash = vehicle.hashCode();
        // Plates that differ in their last digits only would otherwise crowd into few lanes.
        hash = (hash ^ (hash >>> 16)) * 0x45d9f3b;
        return Math.floorMod(hash ^ (hash >>> 16), count);
    }
}
