package org.hazmat.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, copied off the event loop; nothing in it is checked yet.
 *
 * @param host what the client believes to talk to, with the port where it said one
 * @param address of the peer, without its port
 */
record Incoming(
        String method,
        Map<String, String> path,
        Map<String, String> query,
        @Nullable Buffer body,
        @Nullable String authorization,
        @Nullable String cookie,
        @Nullable String origin,
        String host,
        boolean secure,
        String address) {

    static Incoming of(RoutingContext context) {
        HttpServerRequest request = context.request();
        Map<String, String> query = new LinkedHashMap<>();
        context.queryParams().forEach(entry -> query.putIfAbsent(entry.getKey(), entry.getValue()));
        Cookie cookie = request.getCookie(Gate.COOKIE);
        HostAndPort authority = request.authority();
        SocketAddress peer = request.remoteAddress();
        return new Incoming(
                request.method().name(),
                Map.copyOf(context.pathParams()),
                query,
                context.body() == null ? null : context.body().buffer(),
                request.getHeader("Authorization"),
                cookie == null ? null : cookie.getValue(),
                request.getHeader("Origin"),
                authority == null ? "" : authority.toString(),
                request.isSSL() || "https".equals(request.getHeader("X-Forwarded-Proto")),
                peer == null ? "" : String.valueOf(peer.hostAddress()));
    }

    /** A request that may change something. */
    boolean writes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** Whether a page of this very site sent it. */
    boolean sameOrigin() {
        return origin != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }
}
