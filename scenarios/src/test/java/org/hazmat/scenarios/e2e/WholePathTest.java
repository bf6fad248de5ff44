package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes on a socket become a violation in the list, in the feed and on the map, on both stores and in both editions. */
class WholePathTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Database.class)
    void twoFixesInsideAreAViolationEverywhereWithinASecond(Database database) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), database.fresh())) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            for (boolean v2019 : new boolean[] {false, true}) {
                String plate = v2019 ? "津E2E019" : "津E2E013";
                District.vehicle(api, plate, v2019 ? "013900009019" : "013900009013");
                List<String> feed = listen(api);
                List<String> live = watch(api);
                Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
                try (RawTerminal terminal =
                        new RawTerminal(server.terminalPort(), v2019, v2019 ? "13900009019" : "13900009013")) {
                    terminal.logIn(plate);
                    terminal.reportAndWait(start, District.OUTSIDE_LON, District.INSIDE_LAT, 0);
                    terminal.reportAndWait(start.plusSeconds(40), District.INSIDE_LON, District.INSIDE_LAT, 40);
                    terminal.reportAndWait(start.plusSeconds(50), District.INSIDE_LON, District.INSIDE_LAT, 40);
                }
                Awaitility.await()
                        .atMost(ONE_SECOND)
                        .pollInterval(Duration.ofMillis(20))
                        .untilAsserted(() -> {
                            List<JsonNode> violations = api.list("/violations?plate=" + Api.encode(plate));
                            assertThat(violations).hasSize(1);
                            JsonNode violation = violations.getFirst();
                            assertThat(violation.path("rule").asText()).isEqualTo("E2E-BAN");
                            assertThat(Instant.parse(violation.path("start").asText()))
                                    .isEqualTo(start.plusSeconds(40));
                            assertThat(violation.path("state").asText()).isEqualTo("open");
                            assertThat(feed)
                                    .anyMatch(line -> line.contains("violation.opened") && line.contains(plate));
                            assertThat(live)
                                    .anyMatch(text -> text.contains("violation.opened") && text.contains(plate));
                            assertThat(api.get("/positions").toString()).contains("\"state\":\"violating\"");
                        });
                assertThat(api.list("/vehicles/" + Api.encode(plate) + "/track"))
                        .hasSize(3);
            }
        }
    }

    private static List<String> listen(Api api) throws InterruptedException {
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> connected = new CompletableFuture<>();
        ForkJoinPool.commonPool().execute(() -> {
            api.client()
                    .sendAsync(api.request("/feed").build(), HttpResponse.BodyHandlers.ofLines())
                    .thenAccept(response -> {
                        connected.complete(null);
                        response.body().forEach(lines::add);
                    });
        });
        connected.orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join();
        return lines;
    }

    private static List<String> watch(Api api) {
        List<String> texts = new CopyOnWriteArrayList<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            private final StringBuilder partial = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                partial.append(data);
                if (last) {
                    texts.add(partial.toString());
                    partial.setLength(0);
                }
                socket.request(1);
                return null;
            }
        };
        WebSocket socket = api.client()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + api.token())
                .buildAsync(URI.create(api.base().replace("http:", "ws:") + "/live"), listener)
                .join();
        socket.sendText("{\"bbox\":null}", true).join();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !texts.isEmpty());
        return texts;
    }
}
