package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.hazmat.gateway.store.FaultyPostgis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the database does, terminals are acknowledged, judged and told of in the feed; when it is back, it has everything once.
 * Seen to fail when a login needs the store for each request of the feed, and when it waits for a store that hangs.
 */
class DatabaseFaultTest {
    private static final String PLATE = "津PGFLT1";
    private static final Instant BEGIN = Instant.parse("2026-03-10T01:00:00Z");

    @TempDir
    Path folder;

    private final List<Instant> acknowledged = new ArrayList<>();
    private Api api;
    private RawTerminal terminal;
    private int visits;

    /** What is done to the database, and undone. */
    @FunctionalInterface
    private interface Deed {
        void run() throws Exception;
    }

    @Test
    void everyFaultIsOutlived() throws Exception {
        FaultyPostgis postgis = FaultyPostgis.start();
        try (ServerProcess server =
                ServerProcess.start(folder.resolve("data"), Map.of("TRACKER_DATABASE_URL", postgis.url()))) {
            api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            District.vehicle(api, PLATE, "13900006001");
            try (RawTerminal connected = new RawTerminal(server.terminalPort(), true, "13900006001")) {
                terminal = connected;
                terminal.logIn(PLATE);
                visit();
                during(() -> postgis.readOnly(true), () -> postgis.readOnly(false));
                during(() -> postgis.changePassword(true), () -> postgis.changePassword(false));
                during(postgis::freeze, postgis::thaw);
                during(postgis::stopImmediately, postgis::startAgain);
                for (int i = 0; i < 20; i++) {
                    visit();
                    postgis.cutConnections();
                }
                allIsStoredOnce();
            }
        }
    }

    private void during(Deed harm, Deed mend) throws Exception {
        harm.run();
        for (int i = 0; i < 5; i++) {
            visit();
        }
        mend.run();
        allIsStoredOnce();
    }

    /** Into the zone and out of it again: two acknowledged reports each, and two events in the feed. */
    private void visit() throws IOException {
        for (int lon :
                new int[] {District.INSIDE_LON, District.INSIDE_LON, District.OUTSIDE_LON, District.OUTSIDE_LON}) {
            Instant time = BEGIN.plusSeconds(60L * acknowledged.size());
            assertThat(terminal.reportAndWait(time, lon, District.INSIDE_LAT, 60)
                            .result())
                    .isZero();
            acknowledged.add(time);
        }
        visits++;
        Awaitility.await("the feed goes on").atMost(Duration.ofSeconds(20)).until(() -> events() == 2 * visits);
    }

    private int events() throws IOException, InterruptedException {
        int events = 0;
        for (JsonNode event : api.get("/feed/events?limit=1000&after=0").path("items")) {
            events += event.path("type").asText().startsWith("violation.") ? 1 : 0;
        }
        return events;
    }

    private void allIsStoredOnce() {
        Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().untilAsserted(() -> {
            List<Instant> stored = new ArrayList<>();
            for (JsonNode point : api.list("/vehicles/" + Api.encode(PLATE) + "/track?all=true")) {
                stored.add(OffsetDateTime.parse(point.path("time").asText()).toInstant());
            }
            assertThat(stored).containsExactlyElementsOf(acknowledged);
            assertThat(api.list("/violations?plate=" + Api.encode(PLATE))).hasSize(visits);
        });
    }
}
