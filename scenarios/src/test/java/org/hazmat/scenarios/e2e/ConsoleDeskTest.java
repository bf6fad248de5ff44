package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * What a duty officer's desk has beside violations, in a real browser: pre-alerts, commands that wait for a second person, and rules
 * with their versions and trials. Seen to fail: with a pre-alert that stays when it has come true, where the own command could be
 * approved, and where a form forgot the number of vehicles.
 */
class ConsoleDeskTest {
    private static final String PLATE = "津DSK001";
    private static final String PHONE = "13900008101";
    private static final String OTHER = "津DSK002";
    private static final String OTHER_PHONE = "13900008102";
    private static final String RESET = "{\"type\":\"control\",\"action\":\"reset\"}";
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    @Test
    void aPreAlertStandsOnTheMapInTheListAndOnTheCardUntilItComesTrue() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Browser browser = Browser.open();
                RawTerminal terminal = new RawTerminal(server.terminalPort(), true, PHONE)) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            api.put("/rules/E2E-BAN", """
                    {"id":"E2E-BAN","kind":"no-entry","zones":["E2E-CORE"],"preAlertMinutes":5,"validFrom":"%s"}""".formatted(District.LONG_AGO));
            District.vehicle(api, PLATE, PHONE);
            terminal.logIn(PLATE);
            enter(browser, server, "admin", ServerProcess.ADMIN_PASSWORD);
            browser.find("filter-ahead").click();
            assertThat(browser.find("ahead-empty").getText()).contains("当前没有预警");
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            terminal.reportAndWait(now.minusSeconds(60), District.OUTSIDE_LON, District.INSIDE_LAT, 72);
            terminal.reportAndWait(now.minusSeconds(50), District.OUTSIDE_LON + 2_297, District.INSIDE_LAT, 72);
            within(10)
                    .untilAsserted(() ->
                            assertThat(browser.find("ahead-row").getText()).contains(PLATE, "测试禁行区", "剩余"));
            assertThat(browser.find("ahead-count").getText()).isEqualTo("1");
            assertThat(browser.find("count-ahead").getDomProperty("textContent"))
                    .isEqualTo("1");
            // Five minutes from the fix that showed it, which is a minute old.
            assertThat(browser.find("ahead-left").getText()).matches("[34]:\\d\\d");
            browser.find("ahead-row").click();
            within(10).until(() -> browser.find("card-ahead").getText().contains("测试禁行区"));
            pictures(browser, "pre-alert");
            browser.find("language-en").click();
            within(10).until(() -> browser.find("ahead-row").getText().contains("Ahead: No entry"));
            browser.find("language-zh").click();
            // A page that is opened later knows of it too.
            browser.go("http://127.0.0.1:" + server.httpPort() + "/");
            within(20).until(() -> browser.find("ahead-count").getText().equals("1"));
            terminal.reportAndWait(now.minusSeconds(10), District.OUTSIDE_LON + 11_000, District.INSIDE_LAT, 72);
            terminal.reportAndWait(now, District.OUTSIDE_LON + 13_297, District.INSIDE_LAT, 72);
            within(10).until(() -> browser.find("ahead-count").getText().equals("0"));
            assertThat(browser.findAll("violation-row"))
                    .extracting(WebElement::getText)
                    .anySatisfy(row -> assertThat(row).contains("测试禁行区", "违规驶入"));
        }
    }

    @Test
    void aSecondPersonApprovesDangerousCommandsAndNobodyTheirOwn() throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(folder.resolve("data"), Map.of("TRACKER_DANGEROUS_COMMANDS", "control"));
                Browser browser = Browser.open();
                RawTerminal terminal = new RawTerminal(server.terminalPort(), true, PHONE)) {
            Api admin = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.vehicle(admin, PLATE, PHONE);
            admin.put("/users/wang", "{\"role\":\"bureau\",\"password\":\"second person\"}");
            admin.put("/users/jing", "{\"role\":\"police\",\"password\":\"second person\"}");
            Api wang = Api.logIn(server.httpPort(), "wang", "second person");
            terminal.logIn(PLATE);
            enter(browser, server, "admin", ServerProcess.ADMIN_PASSWORD);
            browser.find("approvals-open").click();
            assertThat(browser.find("approvals-empty").getText()).contains("没有等待批准的指令");
            give(admin);
            String id = give(wang);
            within(10).until(() -> browser.find("unapproved-count").getText().equals("2"));
            pictures(browser, "approvals");
            assertThat(row(browser, "admin").findElements(By.cssSelector("[data-testid=approve]")))
                    .isEmpty();
            assertThat(row(browser, "admin").getText()).contains("须由另一人批准", "撤回");
            row(browser, "wang")
                    .findElement(By.cssSelector("[data-testid=approve]"))
                    .click();
            assertThat(terminal.readCommand().messageId()).isEqualTo(0x8105);
            within(10).until(() -> browser.find("approval-said").getText().contains("已批准"));
            assertThat(admin.get("/commands/" + id).path("secondPerson").asText())
                    .isEqualTo("admin");
            whatIsTooLateIsExplained(browser, wang);
            browser.find("logout").click();
            enter(browser, server, "jing", "second person");
            assertThat(browser.findAll("approvals-open")).isEmpty();
            assertThat(browser.findAll("rules-open")).hasSize(1);
        }
    }

    /** Somebody decides while the row is still there; of a row that went before the click, once more. */
    private static void whatIsTooLateIsExplained(Browser browser, Api wang) {
        within(40).until(() -> {
            String id = give(wang);
            within(10).until(() -> !rows(browser, "wang").isEmpty());
            WebElement approve = row(browser, "wang").findElement(By.cssSelector("[data-testid=approve]"));
            wang.exchange("POST", "/commands/" + id + "/reject", null);
            approve.click();
            within(10).until(() -> browser.find("approval-said").getText().contains("不再等待批准"));
            return true;
        });
    }

    @Test
    void rulesAreSeenEditedAndTriedOut() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Browser browser = Browser.open();
                RawTerminal first = new RawTerminal(server.terminalPort(), true, PHONE);
                RawTerminal second = new RawTerminal(server.terminalPort(), true, OTHER_PHONE)) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            api.put("/rules/E2E-CROWD", """
                    {"kind":"capacity","zones":["E2E-CORE"],"maxVehicles":1,"coHandler":"emergency","validFrom":"%s",
                     "legalBasis":{"law":"样例办法","article":"第九条","validFrom":"2020-01-01"}}""".formatted(District.LONG_AGO));
            twoInside(api, first, second);
            enter(browser, server, "admin", ServerProcess.ADMIN_PASSWORD);
            // Two who are where nobody may be, and one too many.
            within(10).until(() -> browser.findAll("violation-row").size() == 3);
            browser.find("rules-open").click();
            browser.find("rules-find").sendKeys("e2e-crowd");
            within(10)
                    .untilAsserted(() -> assertThat(browser.find("rule-row").getText())
                            .contains("超出核定容量", "测试禁行区", "最多 1 辆", "样例办法 第九条", "2020-01-01"));
            pictures(browser, "rules");
            browser.find("rule-row").click();
            within(10).until(() -> browser.find("crowd").getText().contains("现有 2 辆，最多 1 辆"));
            assertThat(value(browser, "rule-maxVehicles")).isEqualTo("1");
            assertThat(value(browser, "rule-coHandler")).isEqualTo("emergency");
            tried(browser);
            stored(api, browser);
            pictures(browser, "rule");
        }
    }

    private static void twoInside(Api api, RawTerminal first, RawTerminal second) throws Exception {
        District.vehicle(api, PLATE, PHONE);
        District.vehicle(api, OTHER, OTHER_PHONE);
        first.logIn(PLATE);
        second.logIn(OTHER);
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        for (RawTerminal terminal : List.of(first, second)) {
            terminal.reportAndWait(start, District.INSIDE_LON, District.INSIDE_LAT, 20);
            terminal.reportAndWait(start.plusSeconds(10), District.INSIDE_LON + 500, District.INSIDE_LAT, 20);
        }
    }

    /** With room for two, nothing would have been found. */
    private static void tried(Browser browser) {
        type(browser, "rule-maxVehicles", "2");
        browser.find("backtest-start").click();
        within(20).until(() -> browser.find("backtest-state").getText().contains("试算完成"));
        assertThat(browser.find("backtest-draft").getText()).isEqualTo("0");
        assertThat(browser.find("backtest-onlyInPublished").getText()).isEqualTo("1");
    }

    private static void stored(Api api, Browser browser) throws Exception {
        type(browser, "rule-when", "25:00-26:00");
        browser.find("rule-store").click();
        within(10)
                .untilAsserted(
                        () -> assertThat(browser.find("rule-failure").getText()).contains("未能保存", "时段"));
        type(browser, "rule-when", "");
        browser.find("rule-store").click();
        within(10).until(() -> !browser.findAll("rule-stored").isEmpty());
        within(10)
                .until(() ->
                        browser.findAll("rule-versions").getFirst().getText().contains("admin"));
        assertThat(api.get("/rules/E2E-CROWD/versions").path("items")).hasSize(2);
        JsonNode rule = api.get("/rules/E2E-CROWD");
        assertThat(rule.path("maxVehicles").asInt()).isEqualTo(2);
        assertThat(rule.path("coHandler").asText()).isEqualTo("emergency");
        assertThat(rule.path("legalBasis").path("validFrom").asText()).isEqualTo("2020-01-01");
    }

    private static void enter(Browser browser, ServerProcess server, String user, String password) {
        browser.go("http://127.0.0.1:" + server.httpPort() + "/");
        browser.logIn(user, password);
        within(30).until(() -> Boolean.TRUE.equals(browser.evaluate("window.hazmat?.mapReady")));
        browser.find("language-zh").click();
    }

    /** On a desk and on a telephone. */
    private static void pictures(Browser browser, String name) throws IOException {
        browser.resize(1440, 900);
        browser.screenshot(PICTURES.resolve(name + ".png"));
        browser.resize(390, 844);
        browser.screenshot(PICTURES.resolve(name + "-narrow.png"));
        browser.resize(1000, 640);
    }

    private static void type(Browser browser, String testId, String text) {
        WebElement field = browser.find(testId);
        field.clear();
        field.sendKeys(text);
    }

    private static String value(Browser browser, String testId) {
        return String.valueOf(browser.find(testId).getDomProperty("value"));
    }

    private static String give(Api person) throws IOException, InterruptedException {
        return Api.JSON
                .readTree(person.exchange("POST", "/vehicles/" + Api.encode(PLATE) + "/commands", RESET)
                        .body())
                .path("id")
                .asText();
    }

    private static List<WebElement> rows(Browser browser, String givenBy) {
        return browser.findAll("approval-row").stream()
                .filter(row -> row.getText().contains(givenBy + " 于"))
                .toList();
    }

    private static WebElement row(Browser browser, String givenBy) {
        return rows(browser, givenBy).getFirst();
    }

    private static ConditionFactory within(int seconds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
