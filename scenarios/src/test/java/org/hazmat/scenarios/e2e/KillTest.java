package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kill -9 under load: what was acknowledged is in the track, once, and open violations go on. */
class KillTest {
    private static final int TERMINALS = 6;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 400;
    private static final Instant BEGIN = Instant.parse("2026-03-10T01:00:00Z");

    @TempDir
    Path folder;

    /** One vehicle under load, inside the zone. */
    private static final class Load extends Thread {
        private final int port;
        private final int index;
        private final int firstReport;
        private final Set<Instant> acknowledged;
        private final CountDownLatch enough;

        Load(int port, int index, int firstReport, Set<Instant> acknowledged, CountDownLatch enough) {
            super("load-" + index);
            this.port = port;
            this.index = index;
            this.firstReport = firstReport;
            this.acknowledged = acknowledged;
            this.enough = enough;
        }

        @Override
        public void run() {
            try (RawTerminal terminal = new RawTerminal(port, index % 2 == 0, phone(index))) {
                terminal.logIn(plate(index));
                for (int n = firstReport; ; n++) {
                    Instant time = BEGIN.plusSeconds(10L * n);
                    if (terminal.reportAndWait(time, District.INSIDE_LON + n % 50, District.INSIDE_LAT, 0)
                                    .result()
                            == 0) {
                        acknowledged.add(time);
                        enough.countDown();
                    }
                }
            } catch (IOException cut) {
                // The server was killed: what matters is what it had acknowledged.
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void acknowledgedPositionsSurvive(Database database) throws Exception {
        Map<String, String> store = database.fresh();
        List<Set<Instant>> acknowledged = new ArrayList<>();
        for (int i = 0; i < TERMINALS; i++) {
            acknowledged.add(new ConcurrentSkipListSet<>());
        }
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.start(data, store)) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            for (int i = 0; i < TERMINALS; i++) {
                District.vehicle(api, plate(i), phone(i));
            }
            loadUntilKilled(server, acknowledged);
        }
        try (ServerProcess server = ServerProcess.start(data, store)) {
            loadUntilKilled(server, acknowledged);
        }
        try (ServerProcess server = ServerProcess.start(data, store)) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            for (int i = 0; i < TERMINALS; i++) {
                everyAcknowledgedOnce(api, plate(i), acknowledged.get(i));
                oneOpenViolation(api, plate(i), acknowledged.get(i));
            }
            feedHasNoHole(api);
        }
    }

    private static void loadUntilKilled(ServerProcess server, List<Set<Instant>> acknowledged)
            throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_KILL);
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < TERMINALS; i++) {
            Set<Instant> known = acknowledged.get(i);
            // The report that was under way when the server was killed may be durable: it is sent again, as terminals
            // do.
            Load load = new Load(server.terminalPort(), i, known.size(), known, enough);
            loads.add(load);
            load.start();
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        server.kill();
        for (Load load : loads) {
            load.join(20_000);
        }
    }

    private static void everyAcknowledgedOnce(Api api, String plate, Set<Instant> acknowledged) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<Instant> stored = new ArrayList<>();
            for (JsonNode point : api.list("/vehicles/" + Api.encode(plate) + "/track?all=true")) {
                stored.add(java.time.OffsetDateTime.parse(point.path("time").asText())
                        .toInstant());
            }
            assertThat(stored).doesNotHaveDuplicates().isSorted().containsAll(acknowledged);
        });
    }

    private static void oneOpenViolation(Api api, String plate, Set<Instant> acknowledged) {
        Instant newest = new TreeSet<>(acknowledged).last();
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<JsonNode> violations = api.list("/violations?plate=" + Api.encode(plate));
            assertThat(violations).hasSize(1);
            JsonNode violation = violations.getFirst();
            assertThat(violation.path("state").asText()).isEqualTo("open");
            assertThat(time(violation, "start")).isEqualTo(BEGIN);
            assertThat(time(violation, "end")).isAfterOrEqualTo(newest);
        });
    }

    private static void feedHasNoHole(Api api) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String cursor = "0";
        while (true) {
            JsonNode page = api.get("/feed/events?limit=100&after=" + Api.encode(cursor));
            if (page.path("items").isEmpty()) {
                break;
            }
            page.path("items").forEach(event -> ids.add(event.path("id").asText()));
            cursor = page.path("next").asText();
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(TERMINALS);
    }

    private static Instant time(JsonNode violation, String field) {
        return java.time.OffsetDateTime.parse(violation.path(field).asText()).toInstant();
    }

    private static String plate(int index) {
        return "津KILL0" + index;
    }

    private static String phone(int index) {
        return "1390000800" + index;
    }
}
