package org.hazmat.web.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.hazmat.web.read.Deliveries;
import org.hazmat.web.read.Subscriptions;

/** Subscriptions in memory, and how far they are. */
public final class MemorySubscriptions implements Subscriptions {
    private final Map<String, Subscription> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Deliveries.Progress> progress = new ConcurrentHashMap<>();

    /** @param oldest number of the feed's oldest event */
    public Deliveries progress(LongSupplier oldest) {
        return new Deliveries() {
            @Override
            public Optional<Progress> find(String subscription) {
                return Optional.ofNullable(progress.get(subscription));
            }

            @Override
            public Set<String> subscriptions() {
                return Set.copyOf(progress.keySet());
            }

            @Override
            public CompletionStage<Void> put(String subscription, Progress now) {
                progress.put(subscription, now);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Boolean> goBack(String subscription, Progress now) {
                boolean kept = now.sequence() >= oldest.getAsLong() - 1;
                if (kept) {
                    progress.put(subscription, now);
                }
                return CompletableFuture.completedFuture(kept);
            }

            @Override
            public CompletionStage<Void> remove(String subscription) {
                progress.remove(subscription);
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    @Override
    public Optional<Subscription> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Subscription> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public boolean put(Subscription subscription, String author) {
        return byId.put(subscription.id(), subscription) == null;
    }

    @Override
    public boolean delete(String id, String author) {
        return byId.remove(id) != null;
    }
}
