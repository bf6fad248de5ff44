package org.hazmat.scenarios.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hazmat.scenarios.bench.server.StoreReading;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench backtest}: how fast tracks are judged again from memory, and, apart, how fast a store gives them. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Positions a second that a back-test judges on one core from memory, among 10 000 zones, and apart those that"
                        + " it reads from the store of a server: a process of its own, filled by made-up terminals, without"
                        + " rules.",
        footer = {
            "",
            "Promised: 500 000 positions a CPU second from memory. A back-test judges each position twice, by the draft and by",
            "what is published; \"judged\" is once. Exit code 1 when a median of \"judged\" or \"compared\" is below the promise."
        })
public final class TrialCommand implements Callable<Integer> {
    private static final double PER_SECOND = 500_000;

    /** Readings before those that are told: the server has just been started. */
    private static final int WARM_UPS = 3;

    @Option(names = "--forks", paramLabel = "N", description = "JVMs one after another (default ${DEFAULT-VALUE})")
    private int forks = 1;

    @Option(names = "--iterations", paramLabel = "N", description = "samples of 1 s in each (default ${DEFAULT-VALUE})")
    private int iterations = 10;

    @Option(
            names = "--positions",
            paramLabel = "N",
            description = "stored before they are read; 0: no store is read (default ${DEFAULT-VALUE})")
    private int positions = 300_000;

    @Option(names = "--readings", paramLabel = "N", description = "of all of them (default ${DEFAULT-VALUE})")
    private int readings = 5;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "an empty PostGIS database, user and password included, is read as well")
    private @Nullable String databaseUrl;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException, IOException, InterruptedException {
        out().println(Machine.line());
        boolean kept = true;
        for (Measured result : Measured.all(TrialBenchmark.class, forks, iterations, "zones", "10000")) {
            kept &= report(result);
        }
        if (positions > 0) {
            read("embedded", Map.of());
            if (databaseUrl != null) {
                read("PostGIS", Map.of("TRACKER_DATABASE_URL", databaseUrl));
            }
        }
        out().println(Machine.line());
        return kept ? 0 : 1;
    }

    private boolean report(Measured result) {
        Spread nanos = result.nanos();
        out().printf(
                        "from memory, %-8s %.0f positions a CPU second (%.0f to %.0f in %d samples), %.0f octets allocated each%n",
                        result.name(),
                        1e9 / nanos.median(),
                        1e9 / nanos.highest(),
                        1e9 / nanos.lowest(),
                        nanos.samples(),
                        result.octets().median());
        out().flush();
        return 1e9 / nanos.median() >= PER_SECOND;
    }

    private void read(String store, Map<String, String> which) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(which);
        environment.put("TRACKER_UNKNOWN_TERMINALS", "admit");
        environment.put("TRACKER_TERMINAL_RATE", "off");
        List<StoreReading.Sample> samples = new StoreReading(environment, positions)
                .readings(WARM_UPS + readings)
                .subList(WARM_UPS, WARM_UPS + readings);
        Spread perSecond = Spread.of(
                samples.stream().mapToDouble(StoreReading.Sample::perSecond).toArray());
        Spread micros = Spread.of(
                samples.stream().mapToDouble(StoreReading.Sample::cpuMicros).toArray());
        out().printf(
                        "read from the %s store: %.0f positions/s (%.0f to %.0f in %d readings of %d positions),"
                                + " %.1f us CPU of the server each (%.1f to %.1f)%n",
                        store,
                        perSecond.median(),
                        perSecond.lowest(),
                        perSecond.highest(),
                        perSecond.samples(),
                        samples.getLast().positions(),
                        micros.median(),
                        micros.lowest(),
                        micros.highest());
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
