package org.hazmat.scenarios.bench.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.hazmat.scenarios.bench.SyntheticDistrict;
import org.hazmat.scenarios.player.LiveApi;

/** One run of the ingest benchmark on a server of its own: flat out first, then at a steady pace. */
final class IngestRun {
    /** Within a day, or resends would be recognised by other keys than in life. */
    private static final Duration BACK = Duration.ofHours(23);

    /** Numbers of vehicles for each part of a run. */
    private static final int PART = 10_000;

    /** New connections are past their first reports by then. */
    private static final int SETTLING_SECONDS = 5;

    private static final String JUDGED = "tracker_outcomes_total";
    private static final String LAG = "tracker_store_lag";

    private final Plan plan;
    private final Path data;
    private final Map<String, String> environment;
    private final SyntheticDistrict district;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * What is asked of a server.
     *
     * @param warmUp seconds before the measurement
     * @param seconds measured flat out, and as many at the pace
     * @param pace positions per second
     */
    record Plan(int connections, int window, int zones, int warmUp, int seconds, int pace) {}

    /**
     * What was seen.
     *
     * @param perSecond acknowledged
     * @param judgedPerSecond in the same time
     * @param cpuMicros of the server's process for each acknowledged position, storing it included
     * @param lagGrowth outcomes that the store was further behind at the end than at the beginning
     * @param journalBytes growth of the folder
     * @param acknowledged from frame to acknowledgement at the pace, in microseconds
     * @param fed from frame to feed at the pace, in microseconds
     */
    record Result(
            double perSecond,
            double judgedPerSecond,
            double cpuMicros,
            double lagGrowth,
            long journalBytes,
            Histogram acknowledged,
            Histogram fed) {}

    IngestRun(Plan plan, Path data, Map<String, String> environment) {
        this.plan = plan;
        this.data = data;
        this.environment = environment;
        district = SyntheticDistrict.of(plan.zones, 7);
    }

    Result run() throws IOException, InterruptedException {
        try (LocalServer server = LocalServer.start(data, environment)) {
            LiveApi api = Law.login(server);
            Law.enact(api, district);
            warmUp(server);
            Flat flat = flatOut(server);
            drained(server, 0);
            Steady steady = steady(server, api);
            return new Result(
                    flat.perSecond,
                    flat.judgedPerSecond,
                    flat.cpuMicros,
                    flat.lagGrowth,
                    flat.journalBytes,
                    steady.acknowledged,
                    steady.fed);
        }
    }

    /** Other vehicles for each part: flat out, one reports a day in a minute and a half. None is in the sample district's register. */
    private List<Memory> vehicles(int part) {
        Instant begin = Instant.now().minus(BACK).truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, plan.connections)
                .mapToObj(number -> new Memory(part * PART + number, begin))
                .toList();
    }

    private record Flat(
            double perSecond, double judgedPerSecond, double cpuMicros, double lagGrowth, long journalBytes) {}

    private record Steady(Histogram acknowledged, Histogram fed) {}

    /** What is counted at an instant. */
    private record Count(long nanos, long acknowledged, Duration cpu, double judged, double lag, long bytes) {}

    private void warmUp(LocalServer server) throws IOException, InterruptedException {
        List<Memory> vehicles = vehicles(0);
        try (Load load = load(server, vehicles, 0)) {
            TimeUnit.SECONDS.sleep(plan.warmUp);
            check(load, vehicles);
        }
    }

    /** What the store had not taken over at the end costs too: processor time is counted until it is no further behind than before. */
    private Flat flatOut(LocalServer server) throws IOException, InterruptedException {
        List<Memory> vehicles = vehicles(1);
        Load load = load(server, vehicles, 0);
        Count before;
        Count after;
        try (load) {
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            before = count(server, load);
            TimeUnit.SECONDS.sleep(plan.seconds);
            after = count(server, load);
            check(load, vehicles);
        }
        drained(server, before.lag);
        Count caughtUp = count(server, load);
        double seconds = (after.nanos - before.nanos) / 1e9;
        return new Flat(
                (after.acknowledged - before.acknowledged) / seconds,
                (after.judged - before.judged) / seconds,
                caughtUp.cpu.minus(before.cpu).toNanos() / 1e3 / (caughtUp.acknowledged - before.acknowledged),
                after.lag - before.lag,
                after.bytes - before.bytes);
    }

    private Steady steady(LocalServer server, LiveApi api) throws IOException, InterruptedException {
        List<Memory> vehicles = vehicles(2);
        try (Load load = load(server, vehicles, plan.pace)) {
            TimeUnit.SECONDS.sleep(plan.warmUp);
            load.takeLatencies();
            Histogram fed;
            try (FeedProbe probe = FeedProbe.start(api, vehicles)) {
                TimeUnit.SECONDS.sleep(plan.seconds);
                fed = probe.latencies();
            }
            check(load, vehicles);
            return new Steady(load.takeLatencies(), fed);
        }
    }

    private Load load(LocalServer server, List<Memory> memories, int perSecond)
            throws IOException, InterruptedException {
        Load.Pace pace = new Load.Pace(plan.window, perSecond);
        return Load.start(server.terminalPort(), memories, pace, district.sideMetres());
    }

    /** A figure of what was refused or passed over would be too good. */
    private static void check(Load load, List<Memory> vehicles) throws IOException {
        if (load.failure() != null || load.connectionsLost() > 0) {
            throw new IOException("the load was cut", load.failure());
        }
        Instant now = Instant.now();
        if (vehicles.stream().anyMatch(memory -> memory.newest().isAfter(now))) {
            throw new IOException("the load ran ahead of the clock, and fixes from the future are not judged:"
                    + " it needs fewer --seconds or --warm-up, or more --connections");
        }
    }

    /** Waits until the store is no further behind than that. */
    private void drained(LocalServer server, double lag) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (Metrics.of(server, client).value(LAG) > lag) {
            if (System.nanoTime() > until) {
                throw new IOException("the store has not caught up for ten minutes");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private Count count(LocalServer server, Load load) throws IOException, InterruptedException {
        Metrics metrics = Metrics.of(server, client);
        return new Count(
                System.nanoTime(),
                load.acknowledgements(),
                server.cpu(),
                metrics.value(JUDGED),
                metrics.value(LAG),
                bytes(data.resolve("journal")));
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(IngestRun::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
