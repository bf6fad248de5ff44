package org.hazmat.web.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;
import org.hazmat.web.read.LiveMap;
import org.jspecify.annotations.Nullable;

/** Tells all who look at the live map what moved: each vehicle's newest fix, put into words once. Confined to one event loop. */
public final class LiveBoard {
    private final Vertx vertx;
    private final Rhythm rhythm;
    private final LiveMap map;
    private final Supplier<Register> register;
    private final InstantSource clock;
    private final FeedTail tail;
    private final Map<VehicleId, LiveMap.Seen> moved = new ConcurrentHashMap<>();
    private final Set<LiveConnection> connections = new LinkedHashSet<>();
    private final List<Long> timers = new CopyOnWriteArrayList<>();
    private Feed.@Nullable Subscription subscription;
    private Instant lastBeat;

    public LiveBoard(
            Vertx vertx, Rhythm rhythm, LiveMap map, Supplier<Register> register, InstantSource clock, FeedTail tail) {
        this.vertx = vertx;
        this.rhythm = rhythm;
        this.map = map;
        this.register = register;
        this.clock = clock;
        this.tail = tail;
        this.lastBeat = clock.instant();
    }

    /** On the event loop that everything here belongs to. */
    public void follow() {
        subscription = map.onMove(seen -> moved.put(seen.vehicle(), seen));
        timers.add(vertx.setPeriodic(rhythm.livePositions().toMillis(), ignored -> tellMoves()));
        timers.add(vertx.setPeriodic(rhythm.liveHeartbeat().toMillis(), ignored -> beat()));
    }

    public void close() {
        timers.forEach(vertx::cancelTimer);
        if (subscription != null) {
            subscription.close();
        }
    }

    /** Serves the map, and the violations after {@code position} in the feed, until the client goes. */
    public void serve(ServerWebSocket socket, Watcher watcher, long position) {
        LiveConnection connection = new LiveConnection(this, socket, watcher);
        connections.add(connection);
        socket.closeHandler(ignored -> {
            connections.remove(connection);
            connection.gone();
        });
        connection.begin(tail, position);
    }

    /** The newest fixes in the box that the watcher may see, as members of a JSON array. */
    Future<Drawn> draw(Watcher watcher, Bbox box) {
        return vertx.executeBlocking(() -> drawNow(watcher, box), false);
    }

    /** What a snapshot shows. */
    record Drawn(Set<VehicleId> vehicles, String features) {}

    /** A vehicle that moved, with its feature in JSON. */
    record Move(LiveMap.Seen seen, String feature) {}

    @Nullable
    String serverTime() {
        return JsonText.time(clock.instant());
    }

    private Drawn drawNow(Watcher watcher, Bbox box) {
        Instant now = clock.instant();
        Register known = register.get();
        Set<VehicleId> vehicles = new LinkedHashSet<>();
        StringBuilder features = new StringBuilder();
        for (LiveMap.Seen seen : map.newest()) {
            if (box.contains(seen.fix().position()) && watcher.sees().test(seen.vehicle())) {
                vehicles.add(seen.vehicle());
                features.append(features.isEmpty() ? "" : ",").append(MapFeature.of(seen, known, now));
            }
        }
        return new Drawn(vehicles, features.toString());
    }

    private void tellMoves() {
        if (connections.isEmpty()) {
            moved.clear();
        }
        Instant now = clock.instant();
        Register known = register.get();
        List<Move> moves = moved.keySet().stream()
                .map(moved::remove)
                .map(seen -> new Move(seen, MapFeature.of(seen, known, now).toString()))
                .toList();
        List.copyOf(connections).forEach(connection -> connection.moves(moves));
    }

    /** Nobody reports that a vehicle went silent, so that is looked for here. */
    private void beat() {
        Instant now = clock.instant();
        if (!connections.isEmpty()) {
            for (LiveMap.Seen seen : map.newest()) {
                boolean offline = MapFeature.state(seen, now) == MapFeature.State.OFFLINE;
                if (offline && MapFeature.state(seen, lastBeat) != MapFeature.State.OFFLINE) {
                    moved.putIfAbsent(seen.vehicle(), seen);
                }
            }
        }
        lastBeat = now;
        List.copyOf(connections).forEach(LiveConnection::beat);
    }
}
