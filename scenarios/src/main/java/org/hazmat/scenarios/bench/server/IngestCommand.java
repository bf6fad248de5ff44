package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.hazmat.scenarios.bench.Machine;
import org.hazmat.scenarios.bench.Spread;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench ingest}: from terminals' frames to acknowledgement, judgement, store and feed. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Positions a second acknowledged durably and judged against 1 000 zones, the server's CPU time for each until"
                        + " it is stored, and how long acknowledgement and feed take at a steady pace. The server is a process of its own on an"
                        + " empty store; the load runs beside it.",
        footer = {
            "",
            "Promised on 2 cores: 50 000/s, 15 us CPU a position with PostGIS and 30 with the embedded store, at 5 000/s",
            "p99 20 ms to the acknowledgement and 100 ms to the feed. Exit code 1 when a median keeps no promise.",
            "--store postgis needs --database-url with an empty database, user and password included, for each run:",
            "jdbc:postgresql://host/bench%%d?user=...; %%d is the number of the run, from 1 on."
        })
public final class IngestCommand implements Callable<Integer> {
    private static final double PER_SECOND = 50_000;
    private static final double MICROS_POSTGIS = 15;
    private static final double MICROS_EMBEDDED = 30;
    private static final double ACKNOWLEDGED_MILLIS = 20;
    private static final double FED_MILLIS = 100;

    @Option(names = "--store", paramLabel = "KIND", description = "embedded or postgis (default ${DEFAULT-VALUE})")
    private String store = "embedded";

    @Option(names = "--database-url", paramLabel = "URL", description = "for postgis, see below")
    private @Nullable String databaseUrl;

    @Option(names = "--runs", paramLabel = "N", description = "each on a new server (default ${DEFAULT-VALUE})")
    private int runs = 3;

    @Option(names = "--seconds", paramLabel = "S", description = "of each half of a run (default ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description =
                    "before each half, in which the server's code is compiled; what it costs after that is what lasts"
                            + " (default ${DEFAULT-VALUE})")
    private int warmUp = 60;

    @Option(names = "--connections", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int connections = 100;

    @Option(names = "--window", paramLabel = "N", description = "frames outstanding each (default ${DEFAULT-VALUE})")
    private int window = 64;

    @Option(names = "--zones", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
    private int zones = 1000;

    @Option(names = "--pace", paramLabel = "N", description = "positions a second (default ${DEFAULT-VALUE})")
    private int pace = 5000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        out().println(Machine.line());
        IngestRun.Plan plan = new IngestRun.Plan(connections, window, zones, warmUp, seconds, pace);
        List<IngestRun.Result> results = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            try (Workplace place = Workplace.make()) {
                Path data = place.folder().resolve("data");
                results.add(new IngestRun(plan, data, environment(run)).run());
            }
            print("run " + run, List.of(results.getLast()));
        }
        out().println(Machine.line());
        print(runs + " runs", results);
        return keptPromises(results) ? 0 : 1;
    }

    private Map<String, String> environment(int run) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TRACKER_UNKNOWN_TERMINALS", "admit");
        environment.put("TRACKER_TERMINAL_RATE", "off");
        if (!store.equals("embedded")) {
            if (databaseUrl == null) {
                throw new IllegalArgumentException("--store postgis needs --database-url");
            }
            environment.put("TRACKER_DATABASE_URL", databaseUrl.replace("%d", String.valueOf(run)));
        }
        return environment;
    }

    private void print(String what, List<IngestRun.Result> results) {
        out().printf(
                        "%s of %d s after %d s of warm-up, store %s: %s positions/s acknowledged, %s judged; %s us CPU of the server a position;"
                                + " store further behind by %s; journal +%s MB%n",
                        what,
                        seconds,
                        warmUp,
                        store,
                        spread(results, IngestRun.Result::perSecond, "%.0f"),
                        spread(results, IngestRun.Result::judgedPerSecond, "%.0f"),
                        spread(results, IngestRun.Result::cpuMicros, "%.1f"),
                        spread(results, IngestRun.Result::lagGrowth, "%.0f"),
                        spread(results, result -> result.journalBytes() / 1e6, "%.0f"));
        out().printf(
                        "  at %d/s: frame to acknowledgement p50 %s ms, p99 %s ms; frame to feed p50 %s ms, p99 %s ms"
                                + " (%s events)%n",
                        pace,
                        spread(results, result -> result.acknowledged().getValueAtPercentile(50) / 1e3, "%.1f"),
                        spread(results, IngestCommand::acknowledgedMillis, "%.1f"),
                        spread(results, result -> result.fed().getValueAtPercentile(50) / 1e3, "%.1f"),
                        spread(results, IngestCommand::fedMillis, "%.1f"),
                        spread(results, result -> result.fed().getTotalCount(), "%.0f"));
        out().flush();
    }

    private boolean keptPromises(List<IngestRun.Result> results) {
        double micros = store.equals("embedded") ? MICROS_EMBEDDED : MICROS_POSTGIS;
        return results.stream().allMatch(result -> result.fed().getTotalCount() > 0)
                && median(results, IngestRun.Result::perSecond) >= PER_SECOND
                && median(results, IngestRun.Result::cpuMicros) <= micros
                && median(results, IngestCommand::acknowledgedMillis) <= ACKNOWLEDGED_MILLIS
                && median(results, IngestCommand::fedMillis) <= FED_MILLIS;
    }

    private static double acknowledgedMillis(IngestRun.Result result) {
        return result.acknowledged().getValueAtPercentile(99) / 1e3;
    }

    private static double fedMillis(IngestRun.Result result) {
        return result.fed().getValueAtPercentile(99) / 1e3;
    }

    private static double median(List<IngestRun.Result> results, ToDoubleFunction<IngestRun.Result> quantity) {
        return Spread.of(results.stream().mapToDouble(quantity).toArray()).median();
    }

    private static String spread(
            List<IngestRun.Result> results, ToDoubleFunction<IngestRun.Result> quantity, String format) {
        Spread spread = Spread.of(results.stream().mapToDouble(quantity).toArray());
        String median = format.formatted(spread.median());
        return spread.samples() == 1
                ? median
                : (median + " (" + format + " to " + format + ")").formatted(spread.lowest(), spread.highest());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
