package org.hazmat.web.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hazmat.geocore.json.FeedEventJson;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of the live map. What it has not taken yet is bounded: newest positions are kept once, the rest is counted. */
final class LiveConnection implements FeedReader.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final short REFUSED = 1008;
    private static final short TRY_AGAIN = 1013;
    private static final int BEATS_PER_LOGIN_CHECK = 3;

    private final LiveBoard board;
    private final ServerWebSocket socket;
    private final Watcher watcher;
    private final Map<VehicleId, LiveBoard.Move> pending = new LinkedHashMap<>();
    private final Set<VehicleId> shown = new HashSet<>();
    private Bbox box = Bbox.WORLD;
    private @Nullable FeedReader violations;
    private int drawing;
    private int beats;
    private long unsent;

    LiveConnection(LiveBoard board, ServerWebSocket socket, Watcher watcher) {
        this.board = board;
        this.socket = socket;
        this.watcher = watcher;
    }

    void begin(FeedTail tail, long position) {
        socket.textMessageHandler(this::hear);
        FeedReader reader = new FeedReader(tail, watcher.sees(), position, this);
        violations = reader;
        socket.drainHandler(ignored -> reader.drained());
        draw();
        reader.start();
    }

    void gone() {
        if (violations != null) {
            violations.close();
        }
    }

    /** Sends what moved into, within or out of the box; a client that is behind gets the newest later. */
    void moves(List<LiveBoard.Move> moves) {
        for (LiveBoard.Move move : moves) {
            if (watcher.sees().test(move.seen().vehicle())) {
                pending.put(move.seen().vehicle(), move);
            }
        }
        if (drawing > 0 || pending.isEmpty() || socket.writeQueueFull()) {
            return;
        }
        StringBuilder features = new StringBuilder();
        for (LiveBoard.Move move : pending.values()) {
            if (concerns(move)) {
                features.append(features.isEmpty() ? "" : ",").append(move.feature());
            }
        }
        pending.clear();
        if (!features.isEmpty()) {
            send("{\"type\":\"positions\",\"features\":[" + features + "]," + serverTime());
        }
    }

    void beat() {
        if (socket.isClosed()) {
            return;
        }
        send("{\"type\":\"heartbeat\"," + serverTime());
        if (++beats % BEATS_PER_LOGIN_CHECK == 0) {
            watcher.stillHolds().get().onSuccess(holds -> {
                if (!holds) {
                    socket.close(REFUSED, "the login has ended");
                }
            });
        }
    }

    @Override
    public boolean full() {
        return socket.writeQueueFull();
    }

    @Override
    public void take(Feed.Event event) {
        if (event.vehicle() == null) {
            return; // nothing for a map
        }
        try {
            JsonNode data = JSON.readTree(event.json()).path("data");
            String what = event.type().equals(FeedEventJson.PRE_ALERT)
                    ? "{\"type\":\"pre-alert\",\"preAlert\":"
                    : "{\"type\":\"violation\",\"event\":\"" + event.type() + "\",\"violation\":";
            send(what + data + "," + serverTime());
        } catch (JsonProcessingException e) {
            LOG.error("event {} of the feed is no JSON", event.sequence(), e);
        }
    }

    @Override
    public void cut(Throwable cause) {
        LOG.info("a live map is cut: {}", cause.getMessage());
        socket.close(TRY_AGAIN, "too far behind");
    }

    private boolean concerns(LiveBoard.Move move) {
        VehicleId vehicle = move.seen().vehicle();
        if (box.contains(move.seen().fix().position())) {
            shown.add(vehicle);
            return true;
        }
        return shown.remove(vehicle);
    }

    private void hear(String text) {
        try {
            JsonNode wanted = JSON.readTree(text).path("bbox");
            box = wanted.isNull() ? Bbox.WORLD : boxOf(wanted);
            draw();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            socket.close(REFUSED, "say {\"bbox\":[west,south,east,north]} or {\"bbox\":null}");
        }
    }

    private static Bbox boxOf(JsonNode wanted) {
        if (!wanted.isArray() || wanted.size() != 4) {
            throw new IllegalArgumentException("no bbox");
        }
        for (JsonNode number : wanted) {
            if (!number.isNumber()) {
                throw new IllegalArgumentException("no bbox");
            }
        }
        return new Bbox(
                wanted.get(0).asDouble(),
                wanted.get(1).asDouble(),
                wanted.get(2).asDouble(),
                wanted.get(3).asDouble());
    }

    /** Moves wait until the snapshot is sent: it might be older than they are. */
    private void draw() {
        drawing++;
        Bbox asked = box;
        board.draw(watcher, asked)
                .onSuccess(drawn -> {
                    drawing--;
                    if (asked.equals(box)) {
                        show(drawn);
                    }
                })
                .onFailure(cause -> {
                    LOG.error("the live map cannot be drawn", cause);
                    socket.close(TRY_AGAIN, "the map cannot be drawn");
                });
    }

    private void show(LiveBoard.Drawn drawn) {
        shown.clear();
        shown.addAll(drawn.vehicles());
        send("{\"type\":\"snapshot\",\"positions\":{\"type\":\"FeatureCollection\",\"features\":[" + drawn.features()
                + "]}," + serverTime());
    }

    private String serverTime() {
        return "\"serverTime\":\"" + board.serverTime() + "\"}";
    }

    private void send(String frame) {
        if (socket.isClosed()) {
            return;
        }
        if (unsent > FeedReader.MAX_BACKLOG) {
            cut(new IllegalStateException("more than 1 MiB waits for a client that takes nothing"));
            return;
        }
        unsent += frame.length();
        socket.writeTextMessage(frame).onComplete(ignored -> unsent -= frame.length());
    }
}
