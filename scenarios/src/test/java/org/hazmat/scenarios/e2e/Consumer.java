package org.hazmat.scenarios.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A department's server that takes so many events and refuses those behind them. */
final class Consumer implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    private final List<Event> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int most;

    record Event(String id, String type, String plate) {}

    Consumer(int most) throws IOException {
        this.most = most;
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What was taken, in the order in which it came. */
    List<Event> taken() {
        return List.copyOf(taken);
    }

    int refused() {
        return refused.get();
    }

    void takeAll() {
        most = Integer.MAX_VALUE;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode event = Api.JSON.readTree(exchange.getRequestBody());
            boolean takes = taken.size() < most;
            if (takes) {
                String subject = event.path("subject").asText();
                taken.add(
                        new Event(event.path("id").asText(), event.path("type").asText(), subject));
            } else {
                refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(takes ? 204 : 503, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
