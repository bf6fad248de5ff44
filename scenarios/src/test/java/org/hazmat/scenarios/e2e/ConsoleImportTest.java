package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Shapefile with Chinese attributes in the browser: looked at, stored, and on the map. */
class ConsoleImportTest {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Path SHAPEFILE =
            Path.of(System.getProperty("project.root", ".."), "geo-core/src/test/resources/survey/zones-gbk.zip");

    @TempDir
    Path folder;

    @Test
    void aFileIsLookedAtThenStored() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of());
                Browser browser = Browser.open()) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            browser.go("http://127.0.0.1:" + server.httpPort() + "/");
            browser.logIn("admin", ServerProcess.ADMIN_PASSWORD);
            within(30).until(() -> Boolean.TRUE.equals(browser.evaluate("window.hazmat?.mapReady")));
            browser.find("language-zh").click();
            browser.find("import-open").click();
            browser.find("import-file")
                    .sendKeys(SHAPEFILE.toAbsolutePath().normalize().toString());
            browser.find("import-look").click();
            within(20).until(() -> !browser.findAll("import-preview").isEmpty());
            assertThat(browser.find("import-preview").getText()).contains("Shapefile", "新增 2");
            browser.screenshot(PICTURES.resolve("import.png"));
            browser.find("import-commit").click();
            within(10).until(() -> !browser.findAll("import-stored").isEmpty());
            assertThat(api.get("/zones/" + Api.encode("港区禁行-1")).toString()).contains("临港禁行区");
        }
    }

    private static ConditionFactory within(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(50));
    }
}
