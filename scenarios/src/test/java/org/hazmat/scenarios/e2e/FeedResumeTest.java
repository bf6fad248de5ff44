package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that is cut after every few events and resumed by Last-Event-ID shows each event once, in order. */
class FeedResumeTest {
    private static final int EPISODES = 15;

    @TempDir
    Path folder;

    @Test
    void cutAndResumed() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            District.vehicle(api, "津FEED01", "013900007001");
            Thread driver = new Thread(() -> enterAndLeave(server.terminalPort()), "driver");
            driver.start();
            List<String> ids = new ArrayList<>();
            List<String> types = new ArrayList<>();
            String cursor = "0";
            while (types.size() < 2 * EPISODES) {
                cursor = readFew(api, cursor, ids, types);
            }
            driver.join();
            assertThat(ids).hasSize(2 * EPISODES).doesNotHaveDuplicates();
            for (int i = 0; i < types.size(); i++) {
                assertThat(types.get(i)).isEqualTo(i % 2 == 0 ? "violation.opened" : "violation.closed");
            }
        }
    }

    /** Reads up to three events, then drops the connection. */
    private static String readFew(Api api, String cursor, List<String> ids, List<String> types) throws Exception {
        HttpRequest request = api.request(cursor.equals("0") ? "/feed?after=0" : "/feed")
                .header("Last-Event-ID", cursor)
                .build();
        HttpResponse<InputStream> response = api.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        String newest = cursor;
        try (InputStream body = response.body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = cursor;
            for (int events = 0; events < 3 && types.size() < 2 * EPISODES; ) {
                String line = lines.readLine();
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    var event = Api.JSON.readTree(line.substring(5));
                    ids.add(event.path("id").asText());
                    types.add(event.path("type").asText());
                    newest = id;
                    events++;
                }
            }
        }
        return newest;
    }

    private static void enterAndLeave(int port) {
        try (RawTerminal terminal = new RawTerminal(port, true, "13900007001")) {
            terminal.logIn("津FEED01");
            Instant time = Instant.parse("2026-03-10T01:00:00Z");
            for (int i = 0; i < EPISODES; i++) {
                for (int lon :
                        new int[] {District.INSIDE_LON, District.INSIDE_LON, District.OUTSIDE_LON, District.OUTSIDE_LON
                        }) {
                    time = time.plusSeconds(60);
                    terminal.reportAndWait(time, lon, District.INSIDE_LAT, 60);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
