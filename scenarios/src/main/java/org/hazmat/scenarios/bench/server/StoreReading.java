package org.hazmat.scenarios.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hazmat.scenarios.player.LiveApi;

/**
 * Back-tests of a server without rules, by a draft that looks at one bit of each report: what is left is the reading of stored tracks,
 * page by page. The server is a process of its own, and terminals have filled its store before.
 */
public final class StoreReading {
    static final int TERMINALS = 100;
    static final int WINDOW = 64;
    private static final double SIDE_METRES = 50_000;
    private static final String LAG = "tracker_store_lag";
    private static final Duration BACK = Duration.ofHours(23);
    private static final long LOOK_MILLIS = 100;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<String, String> environment;
    private final int positions;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param environment says which store, besides other settings of the server
     * @param positions at least so many are stored
     */
    public StoreReading(Map<String, String> environment, int positions) {
        this.environment = Map.copyOf(environment);
        this.positions = positions;
    }

    /**
     * One reading of everything.
     *
     * @param stored acknowledged before
     * @param positions read
     * @param cpuNanos of the server's process
     */
    public record Sample(long stored, long positions, Duration elapsed, long cpuNanos) {
        public double perSecond() {
            return positions / (elapsed.toNanos() / 1e9);
        }

        public double cpuMicros() {
            return cpuNanos / 1e3 / positions;
        }
    }

    public List<Sample> readings(int count) throws IOException, InterruptedException {
        Instant begin = Instant.now().minus(BACK).truncatedTo(ChronoUnit.SECONDS);
        try (Workplace place = Workplace.make();
                LocalServer server = LocalServer.start(place.folder().resolve("data"), environment)) {
            long stored = fill(server, begin);
            LiveApi api = Law.login(server);
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                samples.add(read(server, api, begin, stored));
            }
            return samples;
        }
    }

    private long fill(LocalServer server, Instant begin) throws IOException, InterruptedException {
        List<Memory> memories = IntStream.range(0, TERMINALS)
                .mapToObj(number -> new Memory(number, begin))
                .toList();
        long until = System.nanoTime() + LONGEST.toNanos();
        try (Load load = Load.start(server.terminalPort(), memories, new Load.Pace(WINDOW, 0), SIDE_METRES)) {
            while (load.acknowledgements() < positions) {
                wait(until, load.failure() == null && load.connectionsLost() == 0, "the load was cut");
            }
        }
        while (Metrics.of(server, client).value(LAG) > 0) {
            wait(until, true, "");
        }
        return memories.stream()
                .mapToLong(memory -> memory.acknowledged().cardinality())
                .sum();
    }

    private static void wait(long until, boolean well, String otherwise) throws IOException, InterruptedException {
        if (!well || System.nanoTime() > until) {
            throw new IOException(well ? "the store was not full in time" : otherwise);
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }

    private static Sample read(LocalServer server, LiveApi api, Instant begin, long stored)
            throws IOException, InterruptedException {
        ObjectNode inquiry = JsonNodeFactory.instance.objectNode();
        inquiry.put("from", begin.toString());
        inquiry.put("to", begin.plus(Duration.ofDays(1)).toString());
        ObjectNode rule = inquiry.putArray("rules").addObject();
        rule.put("id", "R").put("kind", "terminal-alarm").putArray("alarmBits").add(31);
        Duration before = server.cpu();
        String path = "/backtests/" + api.post("/backtests", inquiry).path("id").asText();
        JsonNode now = api.get(path);
        while (now.path("state").asText().equals("running")) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            now = api.get(path);
        }
        if (!now.path("state").asText().equals("done")) {
            throw new IOException("the back-test failed: " + now.path("failure").asText());
        }
        return new Sample(
                stored,
                now.path("progress").path("positions").asLong(),
                Duration.between(
                        Instant.parse(now.path("startedAt").asText()),
                        Instant.parse(now.path("endedAt").asText())),
                server.cpu().minus(before).toNanos());
    }
}
