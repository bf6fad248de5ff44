package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reminder from the duty officer's browser to the driver, and back to the violation that it is about. */
class CommandsTest {
    private static final String PLATE = "津CMD001";
    private static final String PHONE = "13900007001";
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    @Test
    void aReminderGoesFromTheCardToTheDriverAndStandsWithTheViolation() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Browser browser = Browser.open();
                RawTerminal terminal = new RawTerminal(server.terminalPort(), true, PHONE)) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            District.vehicle(api, PLATE, PHONE);
            terminal.logIn(PLATE);
            violate(terminal);
            browser.go("http://127.0.0.1:" + server.httpPort() + "/");
            browser.logIn("admin", ServerProcess.ADMIN_PASSWORD);
            within(30).until(() -> browser.findAll("violation-row").size() == 1);
            browser.find("language-zh").click();
            browser.find("violation-row").click();
            browser.find("remind").click();
            browser.screenshot(PICTURES.resolve("reminder.png"));
            browser.find("reminder-send").click();
            RawTerminal.Answer text = terminal.readCommand();
            assertThat(text.messageId()).isEqualTo(0x8300);
            // 2019: bits 0 and 1 notice, 2 display, 3 read aloud; type 1; the text in GBK.
            assertThat(text.body()[0]).isEqualTo((byte) 0x0f);
            assertThat(new String(text.body(), 2, text.body().length - 2, Charset.forName("GBK")))
                    .contains("违规驶入");
            within(5).until(() -> rowState(browser).equals("sent"));
            terminal.confirm(text);
            within(5).until(() -> rowState(browser).equals("answered"));
            browser.find("locate-now").click();
            assertThat(terminal.readCommand().messageId()).isEqualTo(0x8201);
            within(5).until(() -> rowState(browser).equals("sent"));
            browser.screenshot(PICTURES.resolve("commands.png"));
            reminderStandsWithTheViolation(api);
        }
    }

    private static void violate(RawTerminal terminal) throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(30);
        terminal.reportAndWait(start, District.INSIDE_LON, District.INSIDE_LAT, 40);
        terminal.reportAndWait(start.plusSeconds(10), District.INSIDE_LON + 500, District.INSIDE_LAT, 40);
    }

    private static void reminderStandsWithTheViolation(Api api) throws Exception {
        JsonNode violation =
                api.get("/violations?plate=" + Api.encode(PLATE)).path("items").path(0);
        within(5).untilAsserted(() -> {
            JsonNode reminders =
                    api.get("/violations/" + violation.path("id").asText()).path("reminders");
            assertThat(reminders).hasSize(1);
            assertThat(reminders.path(0).path("state").asText()).isEqualTo("answered");
        });
    }

    /** Of the newest command. */
    private static String rowState(Browser browser) {
        return String.valueOf(browser.findAll("command-row").getFirst().getDomAttribute("data-state"));
    }

    private static ConditionFactory within(int seconds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
