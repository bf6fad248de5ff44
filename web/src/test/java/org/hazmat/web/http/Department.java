package org.hazmat.web.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** A department that takes the feed: a real HTTP server on the loopback, which can be killed and started again on its port. */
final class Department implements AutoCloseable {
    /** What came, whatever it was answered. */
    record Letter(String id, String timestamp, String signature, String body) {}

    /** Letters that were answered with 204. */
    final List<Letter> taken = new CopyOnWriteArrayList<>();

    final List<Letter> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile ToIntFunction<Letter> answer;
    private HttpServer server;
    private int port;

    /** @param answer the status for a letter; 0 hangs up without an answer */
    Department(ToIntFunction<Letter> answer) throws IOException {
        this.answer = answer;
        open();
    }

    void answering(ToIntFunction<Letter> other) {
        answer = other;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/feed?from=tracker";
    }

    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/feed", this::take);
        server.start();
    }

    void kill() {
        server.stop(0);
    }

    List<String> ids() {
        return taken.stream().map(Letter::id).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Letter letter = new Letter(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            seen.add(letter);
            int status = answer.applyAsInt(letter);
            if (status == 0) {
                return;
            }
            if (status == 204) {
                taken.add(letter);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        kill();
        threads.shutdownNow();
    }
}
