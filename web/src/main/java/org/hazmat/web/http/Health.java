package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Condition;

/** What machines that look after this one ask. */
final class Health {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> ready;
    private final Supplier<Condition> condition;
    private final Supplier<String> metrics;

    Health(Supplier<String> ready, Supplier<Condition> condition, Supplier<String> metrics) {
        this.ready = ready;
        this.condition = condition;
        this.metrics = metrics;
    }

    Answer lives(Request request) {
        return Answer.text(200, TEXT, "alive\n");
    }

    Answer ready(Request request) {
        String missing = ready.get();
        return missing.isEmpty() ? Answer.text(200, TEXT, "ready\n") : Answer.text(503, TEXT, missing + "\n");
    }

    /** For the console. */
    Answer status(Request request) {
        Condition now = condition.get();
        ObjectNode body = Answer.object();
        body.put("historyDelayedSince", JsonText.time(now.historyDelayedSince()));
        body.put("storeLag", now.storeLag());
        body.put("diskLevel", now.diskLevel());
        body.put("diskUsedPercent", now.diskUsedPercent());
        return Answer.ok(body);
    }

    Answer metrics(Request request) {
        return Answer.text(200, PROMETHEUS, metrics.get());
    }
}
