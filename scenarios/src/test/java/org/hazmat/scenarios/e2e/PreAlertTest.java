package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver who is about to enter a banned zone hears so in time; one with a permit hears nothing. Seen to fail: with two alerts where an
 * old fix is told as well, and waiting for the text where nobody follows the feed.
 */
class PreAlertTest {
    private static final String PLATE = "津PRE001";
    private static final String PHONE = "13900007101";
    private static final String PERMITTED = "津PRE002";
    private static final String PERMITTED_PHONE = "13900007102";

    /** East at 72 km/h: 870 m, 10 000 microdegrees at 38.5 N, are left to the edge at 117.89 E; it takes 43.5 s. */
    private static final double SPEED_KMH = 72;

    @TempDir
    Path folder;

    @Test
    void theDriverIsToldBeforeTheFirstFixInside() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            prepare(api);
            try (RawTerminal terminal = new RawTerminal(server.terminalPort(), true, PHONE);
                    RawTerminal permitted = new RawTerminal(server.terminalPort(), true, PERMITTED_PHONE)) {
                terminal.logIn(PLATE);
                permitted.logIn(PERMITTED);
                approach(permitted, now);
                // What lies 10 minutes back warns nobody, and ends nothing of what comes.
                terminal.reportAndWait(now.minusSeconds(600), District.OUTSIDE_LON, District.INSIDE_LAT, SPEED_KMH);
                approach(terminal, now);
                hears(terminal, "测试禁行区");
                enter(terminal, now);
                enter(permitted, now);
                within(10)
                        .untilAsserted(() -> assertThat(api.list("/violations?rule=E2E-BAN"))
                                .singleElement()
                                .satisfies(violation -> assertThat(
                                                violation.path("plate").asText())
                                        .isEqualTo(PLATE)));
            }
            List<JsonNode> alerts = alerts(api);
            assertThat(alerts).singleElement().satisfies(alert -> {
                assertThat(alert.path("subject").asText()).isEqualTo(PLATE);
                assertThat(alert.path("data").path("rule").asText()).isEqualTo("E2E-BAN");
                assertThat(alert.path("data").path("zone").asText()).isEqualTo("E2E-CORE");
                assertThat(Instant.parse(alert.path("data").path("at").asText()))
                        .isEqualTo(now.minusSeconds(60));
            });
            assertThat(api.list("/vehicles/" + Api.encode(PLATE) + "/commands"))
                    .singleElement()
                    .satisfies(command -> {
                        assertThat(command.path("requestedBy").asText()).isEqualTo("system");
                        assertThat(command.path("state").asText()).isEqualTo("answered");
                    });
            assertThat(api.list("/vehicles/" + Api.encode(PERMITTED) + "/commands"))
                    .isEmpty();
        }
    }

    private static void prepare(Api api) throws Exception {
        District.ban(api);
        api.put("/rules/E2E-BAN", """
                {"id":"E2E-BAN","kind":"no-entry","zones":["E2E-CORE"],"preAlertMinutes":5,"preAlertText":true,
                 "validFrom":"%s"}""".formatted(District.LONG_AGO));
        District.vehicle(api, PLATE, PHONE);
        District.vehicle(api, PERMITTED, PERMITTED_PHONE);
        api.put("/permits/E2E-PERMIT", """
                {"id":"E2E-PERMIT","plate":"%s","validFrom":"2020-06-01","validTo":"2099-12-31","zones":["E2E-CORE"]}""".formatted(PERMITTED));
    }

    /** Two fixes of one approach. */
    private static void approach(RawTerminal terminal, Instant now) throws Exception {
        terminal.reportAndWait(now.minusSeconds(60), District.OUTSIDE_LON, District.INSIDE_LAT, SPEED_KMH);
        terminal.reportAndWait(now.minusSeconds(50), District.OUTSIDE_LON + 2_297, District.INSIDE_LAT, SPEED_KMH);
    }

    private static void hears(RawTerminal terminal, String place) throws Exception {
        RawTerminal.Answer text = terminal.readCommand();
        assertThat(text.messageId()).isEqualTo(0x8300);
        // 2019: bits 0 and 1 notice, 2 display, 3 read aloud; type 1; the text in GBK.
        assertThat(text.body()[0]).isEqualTo((byte) 0x0f);
        assertThat(new String(text.body(), 2, text.body().length - 2, Charset.forName("GBK")))
                .contains(place);
        terminal.confirm(text);
    }

    private static void enter(RawTerminal terminal, Instant now) throws Exception {
        terminal.reportAndWait(now.minusSeconds(10), District.OUTSIDE_LON + 11_000, District.INSIDE_LAT, SPEED_KMH);
        terminal.reportAndWait(now, District.OUTSIDE_LON + 13_297, District.INSIDE_LAT, SPEED_KMH);
    }

    private static List<JsonNode> alerts(Api api) throws Exception {
        List<JsonNode> alerts = new ArrayList<>();
        for (JsonNode event : api.get("/feed/events?after=0&limit=1000").path("items")) {
            if (event.path("type").asText().equals("vehicle.pre-alert")) {
                alerts.add(event);
            }
        }
        return alerts;
    }

    private static ConditionFactory within(int seconds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
