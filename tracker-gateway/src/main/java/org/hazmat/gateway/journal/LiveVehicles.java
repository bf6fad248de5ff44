package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hazmat.geocore.engine.Known;
import org.hazmat.geocore.engine.Outcome;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Track;
import org.hazmat.web.read.Feed;
import org.hazmat.web.read.LiveMap;
import org.jspecify.annotations.Nullable;

/** The live map (实时地图) in memory: what the journal has made durable, and nothing before. */
public final class LiveVehicles implements LiveMap {
    private final Map<VehicleId, Seen> newest = new ConcurrentHashMap<>();
    private final Signals<Seen> moves = new Signals<>();

    private LiveVehicles() {}

    /** To be called before the journal is started, or what it commits in between is missed until the vehicle moves. */
    public static LiveVehicles of(Journal journal) {
        LiveVehicles vehicles = new LiveVehicles();
        for (Known known : journal.known()) {
            vehicles.show(known.track(), known.heardAt());
        }
        journal.onCommitted(vehicles::follow);
        return vehicles;
    }

    @Override
    public Collection<Seen> newest() {
        return List.copyOf(newest.values());
    }

    @Override
    public Feed.Subscription onMove(Consumer<Seen> seen) {
        return moves.add(seen);
    }

    private void follow(List<Outcome> outcomes) {
        Map<VehicleId, Outcome> last = new LinkedHashMap<>();
        outcomes.forEach(outcome -> last.put(outcome.vehicle(), outcome));
        for (Outcome outcome : last.values()) {
            Report report = outcome.report();
            show(outcome.track(), report == null ? null : report.receivedAt());
        }
    }

    private void show(Track track, @Nullable Instant heardAt) {
        Instant receivedAt = heardAt;
        Fix fix = track.newest();
        if (fix == null) {
            return;
        }
        int open = track.open().size();
        Seen before = newest.get(track.vehicle());
        if (before != null && before.fix().equals(fix)) {
            receivedAt = before.receivedAt();
        }
        Seen seen = new Seen(track.vehicle(), fix, receivedAt == null ? fix.time() : receivedAt, open);
        if (!seen.equals(before)) {
            newest.put(track.vehicle(), seen);
            moves.send(seen);
        }
    }
}
