package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.hazmat.scenarios.bench.server.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9, and everything goes on where it was: open violations, timers, deadlines on the receive clock that pass after the start or
 * while nobody is there, webhooks, terminals' authentication, commands. The clock of the server is put ahead, so that minutes need not
 * be waited for. Seen to fail when the lanes begin with vehicles as just heard of, when the subscription's place is not kept, and when
 * the terminals' codes are not.
 */
class RestartTest {
    private static final Instant BEGIN = Instant.parse("2026-03-10T01:00:00Z");
    private static final Duration SILENCE = Duration.ofSeconds(300);
    private static final String PARKED = "津RST001";
    private static final String LEAVING = "津RST002";
    private static final String SILENT = "津RST003";
    private static final String WAITING = "津RST004";
    private static final int LOT_LON = 117_950_000;
    private static final String LATE = "津RST005";
    private static final List<String> PLATES = List.of(PARKED, LEAVING, SILENT, WAITING, LATE);

    @TempDir
    Path folder;

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("TRACKER_WEBHOOK_ADDRESSES", "any"));
    private String leavingId;
    private Instant silentHeard;

    @Test
    void everythingGoesOnWhereItWas() throws Exception {
        try (Consumer consumer = new Consumer(1)) {
            before(consumer);
            // The silent vehicle's deadline is to come some seconds after the start.
            Duration elapsed = Duration.between(silentHeard, Instant.now());
            Duration ahead = SILENCE.minus(elapsed).minusSeconds(15);
            environment.putAll(LocalServer.clockAhead(folder, ahead));
            after(consumer);
            environment.putAll(
                    LocalServer.clockAhead(folder, ahead.plus(SILENCE).plusSeconds(1)));
            longAfter(consumer);
        }
    }

    private void before(Consumer consumer) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), environment)) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            law(api);
            for (String plate : PLATES) {
                District.vehicle(api, plate, phone(plate));
            }
            api.put(
                    "/subscriptions/duty",
                    "{\"url\":\"" + consumer.url() + "\",\"types\":[\"violation.opened\",\"violation.closed\"]}");
            for (String plate : PLATES) {
                try (RawTerminal terminal = new RawTerminal(server.terminalPort(), true, phone(plate))) {
                    codes.put(plate, terminal.register(plate));
                    terminal.authenticate(codes.get(plate));
                    switch (plate) {
                        case PARKED -> parked(terminal, 0, 5, 10, 15, 20);
                        case LEAVING, SILENT -> {
                            entered(terminal);
                            silentHeard = Instant.now();
                            within(10).until(() -> open(api, plate).size() == 1);
                        }
                        default -> {
                            // It is only known.
                        }
                    }
                }
            }
            leavingId = open(api, LEAVING).getFirst().path("id").asText();
            within(20).until(() -> consumer.taken().size() == 1 && consumer.refused() > 0);
            give(api);
            server.kill();
        }
        assertThat(consumer.taken()).extracting(Consumer.Event::plate).containsExactly(LEAVING);
    }

    private void after(Consumer consumer) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), environment)) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            consumer.takeAll();
            try (RawTerminal terminal = authenticated(server, WAITING)) {
                RawTerminal.Answer text = terminal.readCommand();
                assertThat(text.messageId()).isEqualTo(0x8300);
                assertThat(new String(text.body(), 2, text.body().length - 2, Charset.forName("GBK")))
                        .isEqualTo("请减速");
            }
            try (RawTerminal terminal = authenticated(server, PARKED)) {
                parked(terminal, 25, 30);
                assertThat(open(api, PARKED))
                        .as("30 min are not more than 30 min")
                        .isEmpty();
                parked(terminal, 31, 35);
            }
            within(10)
                    .untilAsserted(() -> assertThat(open(api, PARKED))
                            .singleElement()
                            .satisfies(dwell -> {
                                assertThat(time(dwell, "start")).isEqualTo(BEGIN);
                                assertThat(time(dwell, "confirmedAt")).isEqualTo(BEGIN.plusSeconds(31 * 60));
                            }));
            try (RawTerminal terminal = authenticated(server, LEAVING)) {
                terminal.reportAndWait(BEGIN.plusSeconds(120), District.OUTSIDE_LON, District.INSIDE_LAT, 40);
                terminal.reportAndWait(BEGIN.plusSeconds(180), District.OUTSIDE_LON, District.INSIDE_LAT, 40);
            }
            within(10).untilAsserted(() -> {
                JsonNode left = api.get("/violations/" + leavingId);
                assertThat(left.path("closeReason").asText()).isEqualTo("exit");
                assertThat(time(left, "closedAt")).isEqualTo(BEGIN.plusSeconds(180));
            });
            within(60).untilAsserted(() -> closedAsSilent(api, SILENT));
            try (RawTerminal terminal = authenticated(server, LATE)) {
                entered(terminal);
            }
            within(10).until(() -> open(api, LATE).size() == 1);
            within(30).until(() -> has(consumer, "violation.opened", LATE));
            server.kill();
        }
        assertThat(consumer.taken()).extracting(Consumer.Event::id).doesNotHaveDuplicates();
        assertThat(List.of(SILENT, PARKED)).allMatch(plate -> has(consumer, "violation.opened", plate));
        assertThat(List.of(SILENT, LEAVING)).allMatch(plate -> has(consumer, "violation.closed", plate));
    }

    private static boolean has(Consumer consumer, String type, String plate) {
        return consumer.taken().stream()
                .anyMatch(event -> event.type().equals(type) && event.plate().equals(plate));
    }

    private void longAfter(Consumer consumer) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), environment)) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            within(20).untilAsserted(() -> closedAsSilent(api, LATE));
            assertThat(open(api, PARKED))
                    .as("a parked terminal sleeps for longer")
                    .hasSize(1);
        }
    }

    private RawTerminal authenticated(ServerProcess server, String plate) throws IOException {
        RawTerminal terminal = new RawTerminal(server.terminalPort(), true, phone(plate));
        terminal.authenticate(codes.get(plate));
        return terminal;
    }

    private static void law(Api api) throws IOException, InterruptedException {
        District.ban(api);
        api.put("/zones/E2E-LOT", """
                {"type":"Feature","id":"E2E-LOT","geometry":{"type":"Point","coordinates":[117.95,38.5]},
                 "properties":{"name":"测试停车场","kind":"parking-lot","radiusMetres":500,"validFrom":"%s"}}""".formatted(District.LONG_AGO));
        api.put("/rules/E2E-DWELL", """
                {"id":"E2E-DWELL","kind":"dwell","zones":["E2E-LOT"],"limitSeconds":1800,"state":"published","validFrom":"%s"}""".formatted(District.LONG_AGO));
    }

    private static void give(Api api) throws IOException, InterruptedException {
        String path = "/vehicles/" + Api.encode(WAITING) + "/commands";
        assertThat(api.exchange("POST", path, "{\"type\":\"text\",\"text\":\"请减速\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    private static void parked(RawTerminal terminal, int... minutes) throws IOException {
        for (int minute : minutes) {
            terminal.reportAndWait(BEGIN.plusSeconds(60L * minute), LOT_LON, District.INSIDE_LAT, 0);
        }
    }

    private static void entered(RawTerminal terminal) throws IOException {
        terminal.reportAndWait(BEGIN, District.INSIDE_LON, District.INSIDE_LAT, 40);
        terminal.reportAndWait(BEGIN.plusSeconds(60), District.INSIDE_LON + 500, District.INSIDE_LAT, 40);
    }

    private static void closedAsSilent(Api api, String plate) throws IOException, InterruptedException {
        List<JsonNode> closed = api.list("/violations?state=closed&plate=" + Api.encode(plate));
        assertThat(closed).singleElement().satisfies(violation -> {
            assertThat(violation.path("closeReason").asText()).isEqualTo("signal-lost");
            assertThat(time(violation, "closedAt"))
                    .isEqualTo(time(violation, "end").plus(SILENCE));
        });
    }

    private static List<JsonNode> open(Api api, String plate) throws IOException, InterruptedException {
        return api.list("/violations?state=open&plate=" + Api.encode(plate));
    }

    private static Instant time(JsonNode violation, String field) {
        return OffsetDateTime.parse(violation.path(field).asText()).toInstant();
    }

    private static String phone(String plate) {
        return "13900005" + plate.substring(plate.length() - 3);
    }

    private static ConditionFactory within(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(100));
    }
}
