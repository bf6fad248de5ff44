package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.hazmat.web.read.Page;

/** What goes back: a status, headers and the body. */
record Answer(int status, Map<String, String> headers, Buffer body) {
    static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    static Answer ok(JsonNode body) {
        return json(200, body);
    }

    /** 201 for what is new, 200 for what was there; the body is what is stored now. */
    static Answer stored(boolean isNew, JsonNode body) {
        return json(isNew ? 201 : 200, body);
    }

    /** 202: it will happen, and what becomes of it is to be found at the place. */
    static Answer accepted(String location, JsonNode body) {
        return json(202, body).with("Location", location);
    }

    static Answer nothing() {
        return new Answer(204, Map.of(), Buffer.buffer());
    }

    static Answer text(int status, String contentType, String text) {
        return new Answer(status, Map.of(CONTENT_TYPE, contentType), Buffer.buffer(text));
    }

    static <T> Answer page(Page<T> page, Function<T, JsonNode> form) {
        ObjectNode body = object();
        ArrayNode items = body.putArray("items");
        page.items().forEach(item -> items.add(form.apply(item)));
        body.put("next", page.next());
        return ok(body);
    }

    static Answer of(Problem problem) {
        ObjectNode body = object();
        body.put("type", "about:blank");
        body.put("title", HttpResponseStatus.valueOf(problem.status()).reasonPhrase());
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        if (!problem.faults().isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            problem.faults()
                    .forEach(fault ->
                            errors.addObject().put("pointer", fault.pointer()).put("detail", fault.detail()));
        }
        Answer answer = new Answer(problem.status(), Map.of(CONTENT_TYPE, PROBLEM), Buffer.buffer(body.toString()));
        return answer.with(problem.headers());
    }

    Answer with(String header, String value) {
        return with(Map.of(header, value));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }

    private static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of(CONTENT_TYPE, JSON), Buffer.buffer(body.toString()));
    }
}
