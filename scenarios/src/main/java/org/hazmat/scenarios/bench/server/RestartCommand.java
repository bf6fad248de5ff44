package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hazmat.scenarios.bench.Machine;
import org.hazmat.scenarios.bench.Spread;
import org.hazmat.scenarios.bench.SyntheticDistrict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench restart}: how long a start takes after kill -9 on a full journal. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The server is killed with so many positions in its journal, and started again.",
        footer = {"", "Promised: ready within 10 s with a million. Exit code 1 when the median is longer."})
public final class RestartCommand implements Callable<Integer> {
    private static final int TERMINALS = 100;
    private static final Duration PROMISED = Duration.ofSeconds(10);
    private static final Map<String, String> ENVIRONMENT =
            Map.of("TRACKER_UNKNOWN_TERMINALS", "admit", "TRACKER_TERMINAL_RATE", "off");

    @Option(names = "--entries", paramLabel = "N", description = "positions in the journal (default ${DEFAULT-VALUE})")
    private int entries = 1_000_000;

    @Option(names = "--starts", paramLabel = "N", description = "each after a kill -9 (default ${DEFAULT-VALUE})")
    private int starts = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.line());
        try (Workplace place = Workplace.make()) {
            Path data = place.folder().resolve("data");
            long kept = fill(data);
            double[] seconds = new double[starts];
            double[] processor = new double[starts];
            for (int i = 0; i < starts; i++) {
                Ready ready = restart(data);
                seconds[i] = ready.seconds();
                processor[i] = ready.cpuSeconds();
            }
            Spread spread = Spread.of(seconds);
            Spread cpu = Spread.of(processor);
            out.printf(
                    "%d positions in the journal: from the process's start to ready %.1f s (%.1f to %.1f in %d starts),"
                            + " %.1f s of processor time (%.1f to %.1f)%n",
                    kept,
                    spread.median(),
                    spread.lowest(),
                    spread.highest(),
                    spread.samples(),
                    cpu.median(),
                    cpu.lowest(),
                    cpu.highest());
            return spread.median() <= PROMISED.toSeconds() ? 0 : 1;
        }
    }

    private long fill(Path data) throws IOException, InterruptedException {
        SyntheticDistrict district = SyntheticDistrict.of(1_000, 7);
        Instant begin = Instant.now().minus(Duration.ofHours(23)).truncatedTo(ChronoUnit.SECONDS);
        List<Memory> memories = IntStream.range(0, TERMINALS)
                .mapToObj(number -> new Memory(number, begin))
                .toList();
        try (LocalServer server = LocalServer.start(data, ENVIRONMENT)) {
            Law.enact(Law.login(server), district);
            Load.Pace pace = new Load.Pace(64, 0);
            try (Load load = Load.start(server.terminalPort(), memories, pace, district.sideMetres())) {
                while (load.acknowledgements() < entries && server.isAlive()) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                server.kill();
                return load.acknowledgements();
            }
        }
    }

    /** What it took; the processor time tells of it on a machine that is busy as well. */
    private record Ready(double seconds, double cpuSeconds) {}

    private static Ready restart(Path data) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (LocalServer server = LocalServer.start(data, ENVIRONMENT)) {
            Ready ready =
                    new Ready((System.nanoTime() - began) / 1e9, server.cpu().toMillis() / 1e3);
            server.kill();
            return ready;
        }
    }
}
