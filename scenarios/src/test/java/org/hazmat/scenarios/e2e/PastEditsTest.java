package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers that are written down late, and rules that are published for the past, over the API of a real server. */
class PastEditsTest {
    private static final String PLATE = "津LAT001";
    private static final String PHONE = "13900007201";
    private static final int FLEET = 60;
    private static final int FIXES = 100;
    private static final double SPEED_KMH = 60;

    @TempDir
    Path folder;

    private Api api;

    /**
     * A load check that comes late takes back what was found without it; papers that ran out today do not make yesterday's trip one
     * without papers. Seen to fail when load checks fold nothing again, and when the past is judged by today's register.
     */
    @Test
    void thePastIsJudgedByWhatHeldThen() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            rule("CHECK", "published", "\"kind\":\"load-check\",\"zones\":[\"E2E-CORE\"]");
            rule("UNFIT", "draft", "\"kind\":\"unfit-running\"");
            rule("FAST", "draft", "\"kind\":\"speed\",\"limitKmh\":40,\"sustainSeconds\":60");
            vehicle("2099-12-31");
            try (RawTerminal terminal = new RawTerminal(server.terminalPort(), true, PHONE)) {
                terminal.logIn(PLATE);
                Instant left = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
                leave(terminal, left);
                JsonNode found = awaitOne("/violations?rule=CHECK");
                writeCheck(left.minusSeconds(30));
                await(() -> assertThat(api.list("/violations?rule=CHECK")).isEmpty());
                assertSuperseded(found);
                vehicle("2021-12-31");
                Instant struck = Instant.now();
                assertThat(api.list("/violations?rule=FAST")).isEmpty();
                rule("UNFIT", "published", "\"kind\":\"unfit-running\"");
                rule("FAST", "published", "\"kind\":\"speed\",\"limitKmh\":40,\"sustainSeconds\":60");
                assertThat(awaitOne("/violations?rule=FAST").path("late").asBoolean())
                        .isTrue();
                assertThat(api.list("/violations?rule=UNFIT")).isEmpty();
                drive(terminal, struck);
                assertNamesTheRegister(awaitOne("/violations?rule=UNFIT"));
            }
            assertThat(api.list("/vehicles/" + Api.encode(PLATE) + "/versions"))
                    .extracting(version ->
                            version.at("/value/transportLicence/validTo").asText())
                    .containsExactly("2099-12-31", "2021-12-31");
        }
    }

    /**
     * The process is killed while vehicles are folded again, and goes on where it was. Seen to fail, with vehicles without their record,
     * when what is left to be folded again is not resumed.
     */
    @Test
    void whatAKillCutShortIsFoldedAgainAfterTheNextStart() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> admitting = Map.of("TRACKER_UNKNOWN_TERMINALS", "admit", "TRACKER_TERMINAL_RATE", "off");
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_000);
        try (ServerProcess server = ServerProcess.start(data, admitting)) {
            api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            for (int number = 0; number < FLEET; number++) {
                String phone = "%011d".formatted(13_900_008_000L + number);
                try (RawTerminal terminal = new RawTerminal(server.terminalPort(), true, phone)) {
                    terminal.logIn("津K%05d".formatted(number));
                    for (int fix = 0; fix < FIXES; fix++) {
                        terminal.report(
                                began.plusSeconds(20 * fix), District.INSIDE_LON, District.INSIDE_LAT, SPEED_KMH);
                    }
                    terminal.reportAndWait(began.plusSeconds(20 * FIXES), District.INSIDE_LON, District.INSIDE_LAT, 0);
                }
            }
            rule("FAST", "published", "\"kind\":\"speed\",\"limitKmh\":40,\"sustainSeconds\":60");
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(data, admitting)) {
            api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            await(() -> assertThat(api.list("/violations?rule=FAST"))
                    .extracting(violation -> violation.path("plate").asText())
                    .hasSize(FLEET)
                    .doesNotHaveDuplicates());
            assertThat(api.list("/violations?rule=FAST"))
                    .extracting(
                            violation -> Instant.parse(violation.path("start").asText()))
                    .containsOnly(began);
            assertThat(server.log()).containsPattern("[1-9]\\d* vehicles are judged again");
        }
    }

    private void rule(String id, String state, String what) throws Exception {
        api.put(
                "/rules/" + id,
                "{\"id\":\"" + id + "\",\"state\":\"" + state + "\",\"validFrom\":\"" + District.LONG_AGO + "\"," + what
                        + "}");
    }

    private void vehicle(String validTo) throws Exception {
        api.put("/vehicles/" + Api.encode(PLATE), """
                {"plate":"%s","plateColor":2,"phoneNumber":"%s","cargoState":"loaded",
                 "transportLicence":{"number":"1","validTo":"%s"}}""".formatted(PLATE, PHONE, validTo));
    }

    private void writeCheck(Instant time) throws Exception {
        api.put("/load-checks/K", """
                {"plate":"%s","zone":"E2E-CORE","time":"%s","passed":true}""".formatted(PLATE, time));
    }

    /** Two fixes inside, three outside and away. */
    private static void leave(RawTerminal terminal, Instant left) throws Exception {
        int[] east = {0, -5_000, -20_000, -25_000, -35_000};
        int[] second = {-60, 0, 60, 90, 150};
        for (int i = 0; i < east.length; i++) {
            terminal.reportAndWait(
                    left.plusSeconds(second[i]), District.INSIDE_LON + east[i], District.INSIDE_LAT, SPEED_KMH);
        }
    }

    /** The first whole second that the changed register judges. */
    private static void drive(RawTerminal terminal, Instant struck) throws Exception {
        Instant next = struck.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        terminal.reportAndWait(next, District.INSIDE_LON - 60_000, District.INSIDE_LAT, SPEED_KMH);
    }

    private void assertSuperseded(JsonNode found) throws Exception {
        List<JsonNode> all = api.list("/violations?rule=CHECK&superseded=true");
        assertThat(all).singleElement().satisfies(gone -> {
            assertThat(gone.path("id").asText()).isEqualTo(found.path("id").asText());
            assertThat(gone.path("revision").asInt())
                    .isGreaterThan(found.path("revision").asInt());
        });
    }

    private void assertNamesTheRegister(JsonNode violation) throws Exception {
        JsonNode explanation = api.get("/violations/" + violation.path("id").asText() + "/explanation");
        assertThat(explanation.path("registerVersion").asInt()).isEqualTo(2);
        assertThat(explanation.path("expired").path(0).asText()).isEqualTo("transport-licence");
    }

    private JsonNode awaitOne(String path) throws Exception {
        await(() -> assertThat(api.list(path)).hasSize(1));
        return api.list(path).getFirst();
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
