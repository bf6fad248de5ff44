package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hazmat.scenarios.bench.Machine;
import org.hazmat.scenarios.bench.Spread;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench edits}: how long it takes until an edited zone judges. */
@Command(
        name = "edits",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "A zone among many is drawn anew again and again through the API of a server of its own on the embedded"
                        + " store, while a vehicle stands in it and reports.",
        footer = {
            "",
            "Promised: an edit is in force in 50 ms, and every report that comes after its answer is judged by it.",
            "Exit code 1 when the median is longer, or a report was judged by the version before."
        })
public final class EditsCommand implements Callable<Integer> {
    private static final double PROMISED_MILLIS = 50;
    private static final int WARM_UP = 10;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("TRACKER_UNKNOWN_TERMINALS", "admit", "TRACKER_TERMINAL_RATE", "off");

    @Option(names = "--zones", paramLabel = "N", description = "zones beside it (default ${DEFAULT-VALUE})")
    private int zones = 10_000;

    @Option(
            names = "--edits",
            paramLabel = "N",
            description = "so many, after 10 that count not (default ${DEFAULT-VALUE})")
    private int edits = 50;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.line());
        try (Workplace place = Workplace.make();
                LocalServer server = LocalServer.start(place.folder().resolve("data"), ENVIRONMENT)) {
            EditsRun.Result result = EditsRun.of(server, zones, WARM_UP, edits);
            out.printf("%d zones, %d edits through PUT /zones/{id}:%n", zones, edits);
            line(out, "from the request to the answer, when every lane judges by it", result.answered());
            line(out, "from the request to a violation in the feed that names it", result.fed());
            out.printf("%d of %d were judged by the version before%n", result.misjudged(), edits);
            boolean kept = result.answered().median() <= PROMISED_MILLIS && result.misjudged() == 0;
            return kept ? 0 : 1;
        }
    }

    private static void line(PrintWriter out, String what, Spread millis) {
        out.printf(
                "  %-62s p50 %.1f ms, p99 %.1f ms (%.1f to %.1f)%n",
                what, millis.median(), millis.percentile(99), millis.lowest(), millis.highest());
    }
}
