package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No hole, no repeat, whoever is slow. */
class FeedTest {
    private static final String FEED = "/api/v1/feed";
    private final Running web = new Running();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        web.close();
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            web.platform.feed.append(i % 2 == 0 ? Running.OURS : Running.THEIRS, "violation.opened", "x");
        }
    }

    private static String[] ids(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(i -> "e-" + i).toArray(String[]::new);
    }

    @Test
    void aStreamThatIsCutAndResumedShowsNoHoleAndNoRepeat() {
        append(300);
        List<String> seen = new ArrayList<>();
        EventClient first = EventClient.open(web, Role.POLICE, FEED + "?after=0", null);
        await().until(() -> first.ids().size() >= 120);
        first.close();
        seen.addAll(first.ids());
        append(300);
        EventClient second = EventClient.open(web, Role.POLICE, FEED + "?after=0", first.lastEventId());
        append(100);
        await().until(() -> seen.size() + second.ids().size() >= 700);
        seen.addAll(second.ids());
        second.close();
        assertThat(seen).containsExactly(ids(1, 700));
    }

    @Test
    void withoutACursorItBeginsNowAndSaysWhereThatIs() {
        append(5);
        EventClient client = EventClient.open(web, Role.POLICE, FEED, null);
        await().until(() -> client.lastEventId() != null);
        client.close();
        append(3);
        EventClient resumed = EventClient.open(web, Role.POLICE, FEED, client.lastEventId());
        await().until(() -> resumed.ids().size() >= 3);
        resumed.close();
        assertThat(client.ids()).isEmpty();
        assertThat(resumed.ids()).containsExactly(ids(6, 8));
    }

    @Test
    void anOperatorSeesOnlyItsVehiclesAndResumesWithoutARepeat() {
        append(10);
        EventClient client = EventClient.open(web, Role.OPERATOR, FEED + "?after=0", null);
        await().until(() -> client.ids().size() >= 5);
        client.close();
        assertThat(client.ids()).containsExactly("e-1", "e-3", "e-5", "e-7", "e-9");
        append(2);
        EventClient resumed = EventClient.open(web, Role.OPERATOR, FEED, client.lastEventId());
        await().until(() -> !resumed.ids().isEmpty());
        resumed.close();
        assertThat(resumed.ids()).containsExactly("e-11");
    }

    @Test
    void aHeartbeatShowsThatTheStreamLives() {
        EventClient client = EventClient.open(web, Role.POLICE, FEED, null);
        await().until(() -> client.heartbeats() >= 2);
        client.close();
    }

    @Test
    void aStreamEndsWithItsLogin() {
        EventClient client = EventClient.open(web, Role.POLICE, FEED, null);
        web.delete(Role.ADMIN, "/api/v1/users/police");
        await().until(client::ended);
    }

    @Test
    void aCursorThatIsTooOldOrFromElsewhereIsRefused() {
        append(10);
        String third = web.get(Role.POLICE, FEED + "/events?after=0&limit=3")
                .json()
                .path("next")
                .asText();
        String tenth = web.get(Role.POLICE, FEED + "/events?after=0&limit=10")
                .json()
                .path("next")
                .asText();
        web.platform.feed.forgetUntil(5);
        assertThat(web.get(Role.POLICE, FEED + "?after=" + third).status()).isEqualTo(410);
        assertThat(web.get(Role.POLICE, FEED + "/events?after=" + third).status())
                .isEqualTo(410);
        assertThat(web.get(Role.POLICE, FEED + "/events?after=" + tenth).status())
                .isEqualTo(200);
        assertThat(web.get(Role.POLICE, FEED + "/events?after=nonsense").status())
                .isEqualTo(400);
        assertThat(web.get(Role.POLICE, FEED + "?after=nonsense").status()).isEqualTo(400);
        assertThat(web.get(Role.POLICE, FEED + "/events?after=0").json().path("items"))
                .hasSize(5);
    }

    @Test
    void whoIsTooLateIsToldFromWhereToGoOn() {
        append(10);
        String third = web.get(Role.POLICE, FEED + "/events?after=0&limit=3")
                .json()
                .path("next")
                .asText();
        web.platform.feed.forgetUntil(5);
        for (String path : List.of(FEED + "?after=", FEED + "/events?after=", FEED + "/events?wait=20&after=")) {
            Running.Reply refused = web.get(Role.POLICE, path + third);
            assertThat(refused.status()).isEqualTo(410);
            String from = refused.json().path("detail").asText().replaceAll(".*after=(\\S{8,}).*", "$1");
            assertThat(ids(web.get(Role.POLICE, FEED + "/events?after=" + from)))
                    .containsExactly(ids(6, 10));
        }
        assertThat(ids(web.get(Role.POLICE, FEED + "/events?after=0"))).containsExactly(ids(6, 10));
    }

    /** Seen to fail when the name is not compared. */
    @Test
    void aCursorOfAnotherDataFolderIsRefusedAndOneWithoutAFolderHolds() {
        append(10);
        String third = web.get(Role.POLICE, FEED + "/events?after=0&limit=3")
                .json()
                .path("next")
                .asText();
        String old = Base64.getUrlEncoder().withoutPadding().encodeToString("0:3".getBytes(StandardCharsets.US_ASCII));
        assertThat(ids(web.get(Role.POLICE, FEED + "/events?after=" + old))).containsExactly(ids(4, 10));
        web.platform.feed.rename("ffeeddccbbaa");
        Running.Reply refused = web.get(Role.POLICE, FEED + "/events?after=" + third);
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.json().path("detail").asText()).contains("of another feed");
        assertThat(web.get(Role.POLICE, FEED + "?after=" + third).status()).isEqualTo(410);
        assertThat(ids(web.get(Role.POLICE, FEED + "/events?after=" + old))).containsExactly(ids(4, 10));
    }

    private static String[] ids(Running.Reply reply) {
        List<String> ids = new ArrayList<>();
        reply.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids.toArray(String[]::new);
    }

    @Test
    void pollingGoesThroughAllAndThenIsCaughtUp() {
        append(25);
        List<String> seen = new ArrayList<>();
        String cursor = "0";
        int before = -1;
        while (seen.size() > before) {
            before = seen.size();
            Running.Reply reply = web.get(Role.POLICE, FEED + "/events?limit=10&after=" + cursor);
            reply.json().path("items").forEach(item -> seen.add(item.path("id").asText()));
            cursor = reply.json().path("next").asText();
        }
        assertThat(seen).containsExactly(ids(1, 25));
    }

    @Test
    void aLongPollAnswersWhenSomethingComes() throws Exception {
        append(1);
        String now =
                web.get(Role.OPERATOR, FEED + "/events").json().path("next").asText();
        CompletableFuture<Running.Reply> waiting = CompletableFuture.supplyAsync(
                () -> web.get(Role.OPERATOR, FEED + "/events?wait=20&after=" + now), threads);
        web.platform.feed.append(Running.THEIRS, "violation.opened", "x");
        web.platform.feed.append(Running.OURS, "violation.closed", "x");
        Running.Reply reply = waiting.get(10, TimeUnit.SECONDS);
        assertThat(reply.json().path("items")).hasSize(1);
        assertThat(reply.json().path("items").get(0).path("id").asText()).isEqualTo("e-3");
    }

    @Test
    void aLongPollThatHearsNothingAnswersAnEmptyListAndWhereToGoOn() {
        append(4);
        Running.Reply reply = web.get(Role.POLICE, FEED + "/events?wait=1");
        assertThat(reply.json().path("items")).isEmpty();
        append(1);
        String next = reply.json().path("next").asText();
        assertThat(web.get(Role.POLICE, FEED + "/events?after=" + next).json().path("items"))
                .hasSize(1);
    }

    @Test
    void manyConsumersAtTheEndDoNotEachReadTheStore() {
        List<EventClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(EventClient.open(web, Role.POLICE, FEED, null));
        }
        await().until(() -> clients.stream().allMatch(client -> client.lastEventId() != null));
        int before = web.platform.feed.reads();
        append(10);
        await().until(() -> clients.stream().allMatch(client -> client.ids().size() >= 10));
        clients.forEach(EventClient::close);
        assertThat(web.platform.feed.reads() - before).isLessThanOrEqualTo(20);
    }

    @Test
    void aConsumerThatTakesNothingIsCutWhileOthersGoOn() throws Exception {
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress("127.0.0.1", web.server.port()));
            OutputStream out = slow.getOutputStream();
            out.write(("GET " + FEED + "?after=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-police\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            EventClient quick = EventClient.open(web, Role.POLICE, FEED + "?after=0", null);
            String text = "x".repeat(20_000);
            // No faster than the quick one takes them: it is never 1 MiB behind.
            for (int i = 0; i < 1000; i += 20) {
                int expected = i + 20;
                for (int j = 0; j < 20; j++) {
                    web.platform.feed.append(Running.OURS, "violation.opened", text);
                }
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> quick.ids().size() >= expected);
            }
            quick.close();
            assertThat(quick.ids()).containsExactly(ids(1, 1000));
            assertThat(readAll(slow)).isLessThan(1000L * 20_000);
        }
    }

    /** Reads to the end, which comes only because the server has cut the connection. */
    private static long readAll(Socket socket) throws Exception {
        socket.setSoTimeout(20_000);
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[65_536];
        long total = 0;
        try {
            int read = in.read(buffer);
            while (read >= 0) {
                total += read;
                read = in.read(buffer);
            }
        } catch (java.net.SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return total;
    }
}
