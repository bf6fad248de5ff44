package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The links of a document of OGC API – Features (17-069r4, 5.2), absolute, at the address that the client knows the server by. */
final class Links {
    private final ArrayNode links;
    private final String server;

    Links(ObjectNode body, Request request) {
        links = body.putArray("links");
        Incoming incoming = request.incoming();
        server = (incoming.secure() ? "https://" : "http://") + incoming.host();
    }

    void add(String relation, String type, String path) {
        links.addObject().put("rel", relation).put("type", type).put("href", server + path);
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
