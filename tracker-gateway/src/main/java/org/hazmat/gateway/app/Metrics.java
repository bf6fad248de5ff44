package org.hazmat.gateway.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.hazmat.gateway.terminal.TerminalCounters;

/** What {@code /metrics} tells, as Prometheus text. */
final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Supplier<TerminalCounters> terminals;
    private final MultiGauge totals = gauges("tracker.terminal.events", "What terminals did since the start");
    private final MultiGauge badFrames = gauges("tracker.terminal.bad.frames", "Bad frames by reason");
    private final MultiGauge refused = gauges("tracker.terminal.refused", "Sound frames not accepted, by reason");
    private final MultiGauge closed = gauges("tracker.terminal.closed", "Connections closed, by reason");

    Metrics(Supplier<TerminalCounters> terminals) {
        this.terminals = terminals;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        gauge(
                "tracker.terminal.open",
                "Open connections",
                terminals,
                each -> each.get().open());
        gauge(
                "tracker.terminal.online",
                "Authenticated terminals",
                terminals,
                each -> each.get().online());
    }

    <T> void gauge(String name, String text, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value)
                .description(text)
                .strongReference(true)
                .register(registry);
    }

    <T> void counter(String name, String text, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, source, value).description(text).register(registry);
    }

    String text() {
        TerminalCounters now = terminals.get();
        register(totals, "event", now.totals());
        register(badFrames, "reason", now.badFrames());
        register(refused, "reason", now.refused());
        register(closed, "reason", now.closed());
        return registry.scrape();
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }

    private MultiGauge gauges(String name, String text) {
        return MultiGauge.builder(name).description(text).register(registry);
    }

    private static void register(MultiGauge gauge, String tag, Map<String, Long> counts) {
        gauge.register(
                counts.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of(tag, entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }
}
