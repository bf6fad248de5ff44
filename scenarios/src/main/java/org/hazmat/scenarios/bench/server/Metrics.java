package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A server's own figures, as Prometheus text has them. */
record Metrics(String text) {
    static Metrics of(LocalServer server, HttpClient client) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.httpPort() + "/metrics");
        return new Metrics(client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    /** Of a figure without labels. */
    double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server has no figure " + name));
    }
}
