package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser: login, live map, violations that come by themselves, both languages, a lost connection. */
class ConsoleTest {
    private static final String PLATE = "津WEB001";
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    @Test
    void dutyOfficersView() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Browser browser = Browser.open()) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            District.vehicle(api, PLATE, "013900006001");
            browser.go("http://127.0.0.1:" + server.httpPort() + "/");
            wrongPasswordIsSaid(browser);
            browser.go("http://127.0.0.1:" + server.httpPort() + "/");
            browser.logIn("admin", ServerProcess.ADMIN_PASSWORD);
            within(30).until(() -> Boolean.TRUE.equals(browser.evaluate("window.hazmat?.mapReady")));
            within(10).until(() -> state(browser).equals("live"));
            assertThat(browser.find("sample-badge").isDisplayed()).isTrue();
            violationAppears(browser, server.terminalPort());
            bothLanguages(browser);
            browser.screenshot(PICTURES.resolve("console.png"));
            server.kill();
            within(20).until(() -> state(browser).equals("lost"));
            assertThat(browser.find("outage").isDisplayed()).isTrue();
            browser.screenshot(PICTURES.resolve("connection-lost.png"));
        }
    }

    private static void wrongPasswordIsSaid(Browser browser) {
        browser.logIn("admin", "not the password");
        within(10).until(() -> !browser.find("login-failure").getText().isBlank());
    }

    private static void violationAppears(Browser browser, int terminalPort) throws Exception {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(30);
        try (RawTerminal terminal = new RawTerminal(terminalPort, true, "13900006001")) {
            terminal.logIn(PLATE);
            terminal.reportAndWait(start, District.INSIDE_LON, District.INSIDE_LAT, 40);
            within(2).until(() -> vehicle(browser).contains(PLATE));
            terminal.reportAndWait(start.plusSeconds(10), District.INSIDE_LON + 500, District.INSIDE_LAT, 40);
            within(1)
                    .until(() -> browser.evaluate("JSON.stringify(window.hazmat.violations())")
                            .toString()
                            .contains(PLATE));
            within(2).untilAsserted(() -> {
                assertThat(browser.findAll("violation-row")).hasSize(1);
                assertThat(browser.find("violation-row").getText())
                        .contains(PLATE)
                        .contains("测试禁行区");
                assertThat(vehicle(browser)).contains("violating");
            });
            browser.find("violation-row").click();
            within(5).until(() -> browser.find("vehicle-card").getText().contains("测试运输"));
            within(5)
                    .untilAsserted(() ->
                            assertThat(browser.find("explanation").getText()).contains("where entry is forbidden"));
            assertThat(browser.find("evidence").getDomProperty("href")).endsWith("/evidence");
        }
    }

    private static void bothLanguages(Browser browser) {
        browser.find("language-en").click();
        within(5).until(() -> browser.find("violation-row").getText().contains("No entry"));
        within(5).until(() -> browser.find("explanation").getText().contains("where entry is forbidden"));
        browser.find("language-zh").click();
        within(5).until(() -> browser.find("violation-row").getText().contains("违规驶入"));
        within(5)
                .untilAsserted(() ->
                        assertThat(browser.find("explanation").getText()).contains("处于禁止驶入的「测试禁行区」内（规则 E2E-BAN）"));
    }

    private static String state(Browser browser) {
        return String.valueOf(browser.find("connection-state").getDomAttribute("data-state"));
    }

    private static String vehicle(Browser browser) {
        return String.valueOf(browser.evaluate("JSON.stringify(window.hazmat.vehicles())"));
    }

    private static ConditionFactory within(int seconds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
