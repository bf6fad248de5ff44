package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.hazmat.geocore.model.Register;
import org.hazmat.web.feed.Cursor;
import org.hazmat.web.feed.EventStream;
import org.hazmat.web.feed.FeedPoll;
import org.hazmat.web.feed.FeedTail;
import org.hazmat.web.feed.LiveBoard;
import org.hazmat.web.feed.Rhythm;
import org.hazmat.web.feed.Watcher;
import org.hazmat.web.read.BadCursor;
import org.hazmat.web.read.Caller;
import org.jspecify.annotations.Nullable;

/** Requests for what lasts: the feed, streamed or polled, and the live map. */
final class Streams {
    private static final int DEFAULT_LIMIT = 100;

    private final Vertx vertx;
    private final Rhythm rhythm;
    private final Gate gate;
    private final Supplier<Register> register;
    private final FeedTail tail;
    private final LiveBoard board;

    Streams(Vertx vertx, Rhythm rhythm, Gate gate, Supplier<Register> register, FeedTail tail, LiveBoard board) {
        this.vertx = vertx;
        this.rhythm = rhythm;
        this.gate = gate;
        this.register = register;
        this.tail = tail;
        this.board = board;
    }

    /** {@code Last-Event-ID} wins: a browser that reconnects repeats the address it began with. */
    void feed(Request request, RoutingContext context) {
        String lastEventId = context.request().getHeader("Last-Event-ID");
        Cursor cursor = lastEventId == null || lastEventId.isEmpty()
                ? cursor("after", request.find("after"))
                : cursor("Last-Event-ID", lastEventId);
        HttpServerResponse response = context.response();
        context.request().resume();
        tail.begin(cursor)
                .onSuccess(position -> {
                    if (!response.closed()) {
                        EventStream.serve(vertx, rhythm, tail, response, watcher(request), position, cursor == null);
                    }
                })
                .onFailure(cause -> Dispatcher.fail(context, cause));
    }

    void poll(Request request, RoutingContext context) {
        Cursor cursor = cursor("after", request.find("after"));
        int limit = request.number("limit", DEFAULT_LIMIT);
        long waitMillis = request.number("wait", 0) * 1000L;
        context.request().resume();
        tail.begin(cursor)
                .compose(position -> FeedPoll.poll(vertx, tail, watcher(request).sees(), position, limit, waitMillis))
                .onSuccess(batch -> Dispatcher.write(context, form(batch)))
                .onFailure(cause -> Dispatcher.fail(context, cause));
    }

    /** Paused until it is a WebSocket: a request that was read to its end cannot become one. */
    void live(Request request, RoutingContext context) {
        if (!isUpgrade(context.request().getHeader("Upgrade"))) {
            throw Problem.with(426, "this address speaks WebSocket", "Upgrade", "websocket");
        }
        tail.begin(null)
                .compose(position -> context.request()
                        .toWebSocket()
                        .onSuccess(socket -> board.serve(socket, watcher(request), position)))
                .onComplete(ignored -> context.request().resume())
                .onFailure(cause -> Dispatcher.fail(context, cause));
    }

    private static @Nullable Cursor cursor(String where, @Nullable String text) {
        try {
            return Cursor.parse(text);
        } catch (BadCursor e) {
            throw Problem.badRequest(where, "\"" + text + "\" is no cursor of the feed");
        }
    }

    private Watcher watcher(Request request) {
        Caller caller = request.who();
        return new Watcher(
                vehicle -> caller.sees(vehicle, register.get()),
                () -> vertx.executeBlocking(() -> gate.holds(request.tokenHash(), caller), false));
    }

    private static boolean isUpgrade(@Nullable String upgrade) {
        return "websocket".equalsIgnoreCase(upgrade);
    }

    private static Answer form(FeedPoll.Batch batch) {
        ObjectNode body = Answer.object();
        ArrayNode items = body.putArray("items");
        batch.events().forEach(event -> items.addRawValue(new RawValue(event.json())));
        body.put("next", batch.next().toString());
        return Answer.ok(body);
    }
}
