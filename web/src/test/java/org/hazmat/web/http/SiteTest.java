package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.hazmat.web.memory.MemoryPlatform;
import org.hazmat.web.read.Condition;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What stands beside the API. */
class SiteTest {
    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void saysSinceWhenHistoryIsDelayedAndHowFullTheDiskIs() {
        assertThat(web.get(Role.OPERATOR, "/api/v1/status").json().toString())
                .isEqualTo(
                        "{\"historyDelayedSince\":null,\"storeLag\":0,\"diskLevel\":\"plenty\",\"diskUsedPercent\":41}");
        web.platform.condition = new Condition(MemoryPlatform.START, 7, "no-registrations", 91);
        assertThat(web.get(Role.OPERATOR, "/api/v1/status").json().toString())
                .isEqualTo("{\"historyDelayedSince\":\"2026-03-10T09:00:00+08:00\",\"storeLag\":7,"
                        + "\"diskLevel\":\"no-registrations\",\"diskUsedPercent\":91}");
        assertThat(web.get(null, "/api/v1/status").status()).isEqualTo(401);
    }

    @Test
    void healthReadinessAndFigures() {
        assertThat(web.get(null, "/healthz").status()).isEqualTo(200);
        assertThat(web.get(null, "/readyz").status()).isEqualTo(200);
        web.platform.missing.set("the terminal port is not open yet");
        Running.Reply reply = web.get(null, "/readyz");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.raw().body()).contains("the terminal port is not open yet");
        assertThat(web.get(null, "/metrics").raw().body()).contains("frames_total 1");
    }

    @Test
    void theDescriptionNamesThisServer() {
        Running.Reply reply = web.get(null, "/api/v1/openapi.yaml");
        Map<String, Object> file = new Yaml().load(reply.raw().body());
        assertThat(new JsonObject(file).getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("http://127.0.0.1:" + web.server.port());
    }

    @Test
    void everyAnswerForbidsWhatABrowserShouldNotDo() {
        for (String path : new String[] {"/", "/healthz", "/api/v1/me", "/nothing"}) {
            Running.Reply reply = web.get(Role.POLICE, path);
            assertThat(reply.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
        assertThat(web.get(Role.POLICE, "/api/v1/me").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theConsoleIsServedWithItsCachingRules() {
        Running.Reply index = web.get(null, "/");
        assertThat(index.status()).isEqualTo(200);
        assertThat(index.raw().body()).contains("危险货物");
        assertThat(index.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(index.header("Cache-Control")).isEqualTo("no-cache");
        Running.Reply script = web.get(null, "/assets/app-1a2b3c4d.js");
        assertThat(script.header("Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(script.header("Content-Type")).contains("javascript");
        assertThat(web.get(null, "/assets/../../../logback-test.xml").status()).isEqualTo(404);
        assertThat(web.get(null, "/assets/none.js").status()).isEqualTo(404);
        assertThat(web.get(null, "/assets/none.js").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aBuildWithoutTheConsoleSaysSo() {
        try (Running bare = new Running("no-such-folder")) {
            Running.Reply reply = bare.get(null, "/");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.raw().body()).contains("without its console", "/api/v1/openapi.yaml");
        }
    }

    @Test
    void aClientThatOffersHttp2IsServedToo() throws Exception {
        try (HttpClient modern = HttpClient.newHttpClient()) {
            HttpRequest login = HttpRequest.newBuilder(web.at("/api/v1/login"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"username\":\"police\",\"password\":\"" + Running.PASSWORD + "\"}"))
                    .build();
            assertThat(modern.send(login, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            HttpRequest zones = web.request(Role.POLICE, "/api/v1/zones").build();
            assertThat(modern.send(zones, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPortInUseIsSaidInOneSentence() {
        assertThatThrownBy(() -> WebServer.start(web.vertx, "127.0.0.1", web.server.port(), web.platform.platform()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + web.server.port());
    }
}
