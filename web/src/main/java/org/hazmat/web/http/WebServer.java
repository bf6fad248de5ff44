package org.hazmat.web.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hazmat.web.feed.FeedTail;
import org.hazmat.web.feed.LiveBoard;
import org.hazmat.web.feed.Rhythm;
import org.hazmat.web.push.Couriers;
import org.hazmat.web.push.Pace;
import org.hazmat.web.read.Platform;
import org.hazmat.web.read.Subscriptions.Subscription;

/** The HTTP server: API, feed, live map and console on one port. */
public final class WebServer {
    /** Longer than the longest poll and the rarest heartbeat. */
    private static final int IDLE_SECONDS = 120;

    private static final int MAX_CLIENT_FRAME = 64 * 1024;

    private final HttpServer server;
    private final FeedTail tail;
    private final LiveBoard board;
    private final Couriers couriers;

    private WebServer(HttpServer server, FeedTail tail, LiveBoard board, Couriers couriers) {
        this.server = server;
        this.tail = tail;
        this.board = board;
        this.couriers = couriers;
    }

    /**
     * Starts serving; blocks until it does. Not for event loops.
     *
     * @param port 0 picks a free one
     * @throws IOException with one sentence when the address cannot be used
     */
    public static WebServer start(Vertx vertx, String host, int port, Platform platform) throws IOException {
        return prepare(vertx).start(host, port, platform);
    }

    /** Reads what needs no platform, which takes a while, beside whatever else is being started. Returns at once. */
    public static Prepared prepare(Vertx vertx) {
        return new Prepared(vertx, Contract.load(vertx));
    }

    /** A web server that serves nothing yet. */
    public static final class Prepared {
        private final Vertx vertx;
        private final Future<Contract> contract;

        private Prepared(Vertx vertx, Future<Contract> contract) {
            this.vertx = vertx;
            this.contract = contract;
        }

        /** When nothing is being read any more: closed before, Vert.x would tell of futures that complete twice. */
        public Future<Void> settled() {
            return contract.transform(any -> Future.succeededFuture());
        }

        /** As {@link WebServer#start(Vertx, String, int, Platform)}. */
        public WebServer start(String host, int port, Platform platform) throws IOException {
            return WebServer.start(this, host, port, platform, Rhythm.NORMAL, Pace.NORMAL, ConsoleFiles.FOLDER);
        }
    }

    static WebServer start(
            Prepared prepared, String host, int port, Platform platform, Rhythm rhythm, Pace pace, String console)
            throws IOException {
        Vertx vertx = prepared.vertx;
        Context context = vertx.getOrCreateContext();
        FeedTail tail = new FeedTail(vertx, context, platform.feed());
        LiveBoard board = new LiveBoard(vertx, rhythm, platform.liveMap(), platform.register(), platform.clock(), tail);
        Couriers couriers = new Couriers(vertx, context, tail, platform.push(), pace, platform.clock());
        List<Subscription> subscriptions = platform.push().subscriptions().all();
        HttpServer server = vertx.createHttpServer(options());
        Gate gate = new Gate(platform.users(), platform.audit(), platform.clock());
        Streams streams = new Streams(vertx, rhythm, gate, platform.register(), tail, board);
        Future<HttpServer> listening = onLoop(
                context,
                () -> prepared.contract
                        .compose(contract -> {
                            Dispatcher dispatcher =
                                    new Dispatcher(vertx, gate, contract, platform.audit(), platform.clock());
                            Site site = new Site(dispatcher, contract, console);
                            server.requestHandler(site.router(vertx, Routes.of(platform, streams, couriers)));
                            board.follow();
                            return tail.follow();
                        })
                        .compose(ignored -> couriers.start(subscriptions))
                        .compose(ignored -> server.listen(port, host)));
        try {
            listening.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(sentence(host, port, cause), cause);
        }
        return new WebServer(server, tail, board, couriers);
    }

    /** The port that is in use. */
    public int port() {
        return server.actualPort();
    }

    /** Takes no more requests, and ends those that last. */
    public void stop() {
        couriers.close();
        tail.close();
        board.close();
        server.shutdown(1, TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setCompressionSupported(true)
                .setMaxWebSocketFrameSize(MAX_CLIENT_FRAME)
                .setMaxWebSocketMessageSize(MAX_CLIENT_FRAME);
    }

    private static <T> Future<T> onLoop(Context context, Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(ignored -> work.get().onComplete(promise));
        return promise.future();
    }

    private static String sentence(String host, int port, Throwable cause) {
        // The native transport's bind failures are an IOException of their own, no BindException.
        return cause instanceof IOException
                ? "cannot listen on " + host + ":" + port + " for HTTP: " + cause.getMessage()
                : "the web server cannot start: " + cause.getMessage();
    }
}
