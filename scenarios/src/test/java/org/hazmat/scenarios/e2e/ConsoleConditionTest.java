package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.hazmat.gateway.store.PostgisServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console says since when history is delayed and how full the disk is, in both languages, and no longer than it is so. */
class ConsoleConditionTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    @Test
    void whatIsAmissIsSaidWhileItIs() throws Exception {
        PostgisServer postgis = PostgisServer.shared();
        String url = postgis.newDatabase();
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 256);
                ServerProcess server =
                        ServerProcess.start(disk.folder().resolve("data"), Map.of("TRACKER_DATABASE_URL", url));
                Browser browser = Browser.open()) {
            browser.go("http://127.0.0.1:" + server.httpPort() + "/");
            browser.logIn("admin", ServerProcess.ADMIN_PASSWORD);
            within(30).until(() -> Boolean.TRUE.equals(browser.evaluate("window.hazmat?.mapReady")));
            assertThat(browser.findAll("history-delayed")).isEmpty();
            assertThat(browser.findAll("disk-level")).isEmpty();

            postgis.cut(url);
            disk.fillTo(91);
            browser.find("language-zh").click();
            within(40)
                    .untilAsserted(
                            () -> assertThat(browser.find("history-delayed").getText())
                                    .contains("历史数据延迟入库"));
            within(20)
                    .untilAsserted(() ->
                            assertThat(browser.find("disk-level").getText()).contains("数据磁盘已用", "新终端暂不能注册"));
            assertThat(browser.evaluate("document.querySelector('main').getBoundingClientRect().height"))
                    .as("the map keeps the rest of the page")
                    .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                    .isGreaterThan(350);
            browser.screenshot(PICTURES.resolve("condition.png"));
            browser.find("language-en").click();
            within(5)
                    .untilAsserted(
                            () -> assertThat(browser.find("history-delayed").getText())
                                    .contains("History is delayed since"));
            assertThat(browser.find("disk-level").getDomAttribute("data-level")).isEqualTo("no-registrations");

            postgis.mend(url);
            disk.dropBallast();
            within(40).until(() -> browser.findAll("history-delayed").isEmpty());
            within(20).until(() -> browser.findAll("disk-level").isEmpty());
        }
    }

    private static ConditionFactory within(int seconds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions();
    }
}
