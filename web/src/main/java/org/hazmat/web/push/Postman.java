package org.hazmat.web.push;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import org.hazmat.web.read.Subscriptions.Subscription;

/** Carries one event to one address. */
final class Postman implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final Vertx vertx;
    private final HttpClient client;
    private final Pace pace;
    private final boolean privateAddresses;

    /** What is sent: names it, signs it, says it. */
    record Letter(String id, long epochSecond, String signature, String body) {}

    Postman(Vertx vertx, Pace pace, boolean privateAddresses) {
        this.vertx = vertx;
        this.pace = pace;
        this.privateAddresses = privateAddresses;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(pace.timeout().toMillis()))
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false)
                .setMaxChunkSize(8 * 1024);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** The status that came back. Fails when none came in time, or nothing may be sent there. No redirect is followed. */
    Future<Integer> deliver(Subscription to, Letter letter) {
        URI uri = Destination.checked(to.url(), privateAddresses);
        return vertx.executeBlocking(() -> Destination.resolve(uri, privateAddresses), false)
                .compose(address -> client.request(options(uri, address)))
                .compose(request -> inTime(request, send(request, letter)));
    }

    /** Whoever answers slowly, or never ends, is hung up on. */
    private Future<Integer> inTime(HttpClientRequest request, Future<HttpClientResponse> response) {
        long timer = vertx.setTimer(pace.timeout().toMillis(), ignored -> request.reset());
        return response.onFailure(cause -> vertx.cancelTimer(timer)).map(answer -> {
            answer.handler(ignored -> {});
            answer.exceptionHandler(ignored -> vertx.cancelTimer(timer));
            answer.endHandler(ignored -> vertx.cancelTimer(timer));
            return answer.statusCode();
        });
    }

    private RequestOptions options(URI uri, InetAddress address) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(Destination.port(uri), address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(Destination.port(uri))
                .setSsl("https".equalsIgnoreCase(uri.getScheme()))
                .setURI(path + query)
                .setFollowRedirects(false);
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, Letter letter) {
        request.putHeader("Content-Type", "application/cloudevents+json; charset=utf-8")
                .putHeader("User-Agent", "hazmat-tracker")
                .putHeader("webhook-id", letter.id())
                .putHeader("webhook-timestamp", Long.toString(letter.epochSecond()))
                .putHeader("webhook-signature", letter.signature());
        return request.send(letter.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
