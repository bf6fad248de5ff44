package org.hazmat.gateway.journal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Past;

/** Where the vehicles' histories are read: on threads of its own, a vehicle's never by two at once. */
final class Library implements AutoCloseable {
    private final Rocks rocks;
    private final ExecutorService readers;

    Library(Rocks rocks, int threads) {
        this.rocks = rocks;
        this.readers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("history-", 0).daemon().factory());
    }

    <T> void read(VehicleId vehicle, Function<Past, T> reading, CompletableFuture<T> result) {
        try {
            readers.execute(() -> {
                try {
                    result.complete(reading.apply(new StoredPast(rocks, vehicle, Chronicle.SPACING)));
                } catch (Throwable bug) {
                    result.completeExceptionally(bug);
                }
            });
        } catch (RejectedExecutionException closed) {
            result.completeExceptionally(closed);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
