package org.hazmat.web.memory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;
import org.hazmat.web.read.LiveMap;

/** A map that a test moves vehicles on. */
public final class MemoryLiveMap implements LiveMap {
    private final Map<VehicleId, Seen> newest = new ConcurrentHashMap<>();
    private final Set<Consumer<Seen>> watchers = ConcurrentHashMap.newKeySet();

    public void move(Seen seen) {
        newest.put(seen.vehicle(), seen);
        watchers.forEach(watcher -> watcher.accept(seen));
    }

    @Override
    public Collection<Seen> newest() {
        return List.copyOf(newest.values());
    }

    @Override
    public Feed.Subscription onMove(Consumer<Seen> seen) {
        watchers.add(seen);
        return () -> watchers.remove(seen);
    }
}
