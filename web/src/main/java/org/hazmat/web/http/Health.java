package org.hazmat.web.http;

import java.util.function.Supplier;

/** What machines that look after this one ask. */
final class Health {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<String> ready;
    private final Supplier<String> metrics;

    Health(Supplier<String> ready, Supplier<String> metrics) {
        this.ready = ready;
        this.metrics = metrics;
    }

    Answer lives(Request request) {
        return Answer.text(200, TEXT, "alive\n");
    }

    Answer ready(Request request) {
        String missing = ready.get();
        return missing.isEmpty() ? Answer.text(200, TEXT, "ready\n") : Answer.text(503, TEXT, missing + "\n");
    }

    Answer metrics(Request request) {
        return Answer.text(200, PROMETHEUS, metrics.get());
    }
}
