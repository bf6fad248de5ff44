package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    /** Keeps every frame. */
    private static final class Frames implements WebSocket.Listener {
        private final List<JsonNode> all = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private volatile int closed;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    all.add(Running.JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed = status;
            return null;
        }

        List<JsonNode> of(String type) {
            return all.stream()
                    .filter(frame -> frame.path("type").asText().equals(type))
                    .toList();
        }

        long positionsOf(String id) {
            return of("positions").stream()
                    .flatMap(frame -> frame.path("features").findValuesAsText("id").stream())
                    .filter(id::equals)
                    .count();
        }
    }

    private WebSocket connect(Frames frames, String... headers) {
        WebSocket.Builder builder = web.client.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        URI uri = URI.create("ws://127.0.0.1:" + web.server.port() + "/api/v1/live");
        return builder.buildAsync(uri, frames).join();
    }

    private WebSocket connect(Frames frames, Role role) {
        return connect(frames, "Authorization", "Bearer token-" + role.word());
    }

    @Test
    void beginsWithASnapshotAndTellsWhatMoves() {
        web.platform.liveMap.move(MapTest.seen(Running.OURS, 117.5, 10, 0));
        Frames frames = new Frames();
        WebSocket socket = connect(frames, Role.POLICE);
        await().until(() -> !frames.of("snapshot").isEmpty());
        JsonNode snapshot = frames.of("snapshot").getFirst();
        assertThat(snapshot.path("positions").path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(snapshot.path("positions").path("features").findValuesAsText("id"))
                .containsExactly("津A12345");
        assertThat(snapshot.path("serverTime").asText()).isEqualTo("2026-03-10T09:00:00+08:00");
        web.platform.liveMap.move(MapTest.seen(Running.THEIRS, 117.6, 10, 0));
        await().until(() -> frames.positionsOf("津B67890:1") == 1);
        await().until(() -> frames.of("heartbeat").size() >= 2);
        socket.abort();
    }

    @Test
    void anOperatorIsToldOfItsOwnVehiclesOnly() {
        Frames frames = new Frames();
        WebSocket socket = connect(frames, Role.OPERATOR);
        await().until(() -> !frames.of("snapshot").isEmpty());
        web.platform.liveMap.move(MapTest.seen(Running.THEIRS, 117.6, 10, 0));
        web.platform.feed.append(Running.THEIRS, "violation.opened", "x");
        web.platform.liveMap.move(MapTest.seen(Running.OURS, 117.5, 10, 0));
        web.platform.feed.append(Running.OURS, "violation.closed", "x");
        await().until(() ->
                frames.positionsOf("津A12345") == 1 && !frames.of("violation").isEmpty());
        assertThat(frames.positionsOf("津B67890:1")).isZero();
        JsonNode violation = frames.of("violation").getFirst();
        assertThat(frames.of("violation")).hasSize(1);
        assertThat(violation.path("event").asText()).isEqualTo("violation.closed");
        assertThat(violation.path("violation").path("id").asText()).isEqualTo("v-2");
        socket.abort();
    }

    @Test
    void aBoxLimitsWhatIsShownAndWhoLeavesItIsToldOnceMore() {
        web.platform.liveMap.move(MapTest.seen(Running.OURS, 117.5, 10, 0));
        web.platform.liveMap.move(MapTest.seen(Running.THEIRS, 120, 10, 0));
        Frames frames = new Frames();
        WebSocket socket = connect(frames, Role.POLICE);
        socket.sendText("{\"bbox\":[117,38,118,40]}", true).join();
        await().until(() -> frames.of("snapshot").stream()
                .anyMatch(frame -> frame.path("positions").path("features").size() == 1));
        web.platform.liveMap.move(MapTest.seen(Running.OURS, 119, 10, 0));
        await().until(() -> frames.of("positions").toString().contains("[119.0,39.0]"));
        web.platform.liveMap.move(MapTest.seen(Running.OURS, 119.1, 10, 0));
        int beats = frames.of("heartbeat").size();
        await().until(() -> frames.of("heartbeat").size() >= beats + 2);
        assertThat(frames.of("positions").toString()).doesNotContain("[119.1,39.0]");
        socket.abort();
    }

    @Test
    void manyMovesBecomeOneFrame() {
        Frames frames = new Frames();
        WebSocket socket = connect(frames, Role.POLICE);
        await().until(() -> !frames.of("snapshot").isEmpty());
        for (int i = 0; i < 1000; i++) {
            web.platform.liveMap.move(MapTest.seen(Running.OURS, 117 + i / 10_000.0, 10, 0));
        }
        await().until(() -> frames.of("positions").stream()
                .anyMatch(frame -> frame.toString().contains("117.0999")));
        assertThat(frames.of("positions")).hasSizeLessThan(20);
        socket.abort();
    }

    @Test
    void nonsenseIsToldSo() {
        Frames frames = new Frames();
        WebSocket socket = connect(frames, Role.POLICE);
        socket.sendText("{\"bbox\":\"everywhere\"}", true).join();
        await().until(() -> frames.closed == 1008);
    }

    @Test
    void noLoginAndNoPageOfAnotherSite() {
        Frames frames = new Frames();
        assertThatThrownBy(() -> connect(frames)).isInstanceOf(CompletionException.class);
        assertThatThrownBy(
                        () -> connect(frames, "Cookie", "session=token-police", "Origin", "https://elsewhere.example"))
                .isInstanceOf(CompletionException.class);
        connect(frames, "Cookie", "session=token-police", "Origin", "http://127.0.0.1:" + web.server.port())
                .abort();
    }

    /** Takes nothing until it is told to. */
    private static final class Sleeper implements WebSocket.Listener {
        private final AtomicInteger frames = new AtomicInteger();
        private volatile boolean ended;

        @Override
        public void onOpen(WebSocket socket) {}

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            frames.addAndGet(last ? 1 : 0);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable cause) {
            ended = true;
        }
    }

    @Test
    void whoTakesNothingIsClosedWhileOthersGoOn() {
        Sleeper sleeper = new Sleeper();
        URI uri = URI.create("ws://127.0.0.1:" + web.server.port() + "/api/v1/live");
        WebSocket asleep = web.client
                .newWebSocketBuilder()
                .header("Authorization", "Bearer token-police")
                .buildAsync(uri, sleeper)
                .join();
        Frames awake = new Frames();
        WebSocket other = connect(awake, Role.POLICE);
        await().until(() -> !awake.of("snapshot").isEmpty());
        String text = "x".repeat(20_000);
        for (int i = 1; i <= 50; i++) {
            int expected = i * 20;
            for (int j = 0; j < 20; j++) {
                web.platform.feed.append(Running.OURS, "violation.opened", text);
            }
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> awake.of("violation").size() >= expected);
        }
        asleep.request(Long.MAX_VALUE);
        await().atMost(Duration.ofSeconds(20)).until(() -> sleeper.ended);
        assertThat(sleeper.frames.get()).isLessThan(1000);
        other.abort();
    }

    @Test
    void plainHttpIsToldToUpgrade() {
        assertThat(web.get(Role.POLICE, "/api/v1/live").status()).isEqualTo(426);
    }
}
