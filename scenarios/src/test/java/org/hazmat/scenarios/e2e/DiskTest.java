package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk under the data folder fills up while terminals report. */
class DiskTest {
    private static final int MEBIBYTES = 256;
    private static final Instant BEGIN = Instant.parse("2026-03-10T01:00:00Z");
    private static final String PLATE = "津DISK01";

    @TempDir
    Path folder;

    private final List<Instant> acknowledged = new ArrayList<>();

    @Test
    void beforeItIsFullItWarnsRefusesAndStopsAndThenGoesOnByItself() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), MEBIBYTES);
                ServerProcess server = ServerProcess.start(disk.folder().resolve("data"), Map.of());
                RawTerminal terminal = registered(server)) {
            report(terminal, 10);

            disk.fillTo(82);
            isSaid(server, "% full");
            assertThat(get(server, "/metrics")).contains("tracker_disk_level 1.0");
            noBackupIsBegun(server);
            report(terminal, 10);
            try (RawTerminal other = new RawTerminal(server.terminalPort(), true, "13900005002")) {
                other.logIn("津DISK02");
            }

            disk.fillTo(91);
            isSaid(server, "terminals cannot register");
            try (RawTerminal other = new RawTerminal(server.terminalPort(), true, "13900005003")) {
                assertThatThrownBy(() -> other.logIn("津DISK03")).isInstanceOf(EOFException.class);
            }
            report(terminal, 10);
            assertThat(get(server, "/readyz")).startsWith("ready");

            disk.fillTo(96);
            isSaid(server, "nothing is acknowledged");
            assertThat(get(server, "/readyz")).contains("nothing is acknowledged");
            int held = terminal.report(BEGIN.plusSeconds(acknowledged.size()), District.INSIDE_LON, 38_500_000, 0);
            terminal.patience(1_500);
            assertThatThrownBy(terminal::read).isInstanceOf(SocketTimeoutException.class);

            disk.dropBallast();
            terminal.patience(10_000);
            assertThat(terminal.read().repliedSerial()).isEqualTo(held);
            acknowledged.add(BEGIN.plusSeconds(acknowledged.size()));
            report(terminal, 10);
            assertThat(get(server, "/readyz")).startsWith("ready");
            isStored(server);
        }
    }

    @Test
    void aWriteThatFailsEndsTheProcessAndTheNextStartHasAllThatWasAcknowledged() throws Exception {
        Map<String, String> noWatch = Map.of("TRACKER_DISK_LIMITS", "off", "TRACKER_TERMINAL_RATE", "off");
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), MEBIBYTES)) {
            Path data = disk.folder().resolve("data");
            try (ServerProcess server = ServerProcess.start(data, noWatch);
                    RawTerminal terminal = registered(server)) {
                report(terminal, 50);
                disk.fillTo(99.95);
                assertThatThrownBy(() -> reportLong(terminal)).isInstanceOf(IOException.class);
                assertThat(server.server().ends(Duration.ofSeconds(10))).isTrue();
                assertThat(server.server().exitCode()).isEqualTo(70);
            }
            disk.dropBallast();
            try (ServerProcess server = ServerProcess.start(data, noWatch);
                    RawTerminal terminal = new RawTerminal(server.terminalPort(), true, "13900005001")) {
                isStored(server);
                terminal.logIn(PLATE);
                report(terminal, 10);
                isStored(server);
            }
        }
    }

    private static RawTerminal registered(ServerProcess server) throws Exception {
        Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
        for (int i = 1; i <= 3; i++) {
            District.vehicle(api, "津DISK0" + i, "1390000500" + i);
        }
        RawTerminal terminal = new RawTerminal(server.terminalPort(), true, "13900005001");
        terminal.logIn(PLATE);
        return terminal;
    }

    /** It would fill the disk that terminals are served from. */
    private static void noBackupIsBegun(ServerProcess server) throws Exception {
        Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
        HttpResponse<String> answer = api.exchange("POST", "/backup", null);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("no room for a backup");
    }

    private void report(RawTerminal terminal, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Instant time = BEGIN.plusSeconds(acknowledged.size());
            assertThat(terminal.reportAndWait(time, District.INSIDE_LON, 38_500_000, 0)
                            .result())
                    .isZero();
            acknowledged.add(time);
        }
    }

    /** Reports until the connection breaks: the journal's log has room of its own for some megabytes. */
    private void reportLong(RawTerminal terminal) throws IOException {
        byte[] filler = new byte[900];
        while (acknowledged.size() < 1_000_000) {
            for (int i = 0; i < 40; i++) {
                terminal.send(0x0900, filler);
            }
            report(terminal, 1);
        }
    }

    private void isStored(ServerProcess server) throws Exception {
        Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<Instant> stored = new ArrayList<>();
            for (JsonNode point : api.list("/vehicles/" + Api.encode(PLATE) + "/track?all=true")) {
                stored.add(OffsetDateTime.parse(point.path("time").asText()).toInstant());
            }
            assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
        });
    }

    private static void isSaid(ServerProcess server, String words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> server.log().contains(words));
    }

    private static String get(ServerProcess server, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.httpPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
