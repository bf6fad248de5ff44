package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.hazmat.scenarios.backtest.BacktestCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as people use it, over a track that really came in: inside at 09:01 and 09:02, outside at 09:03 and 09:04. */
class BacktestTest {
    private static final Instant NINE = Instant.parse("2026-03-10T01:00:00Z");
    private static final String PLATE = "津BACK01";
    private static final List<String> RANGE =
            List.of("--from", "2026-03-10T00:00:00+08:00", "--to", "2026-03-11T00:00:00+08:00");

    @TempDir
    Path folder;

    private record Ended(int status, String out, String err) {}

    @Test
    void aDraftIsComparedWithThePublishedRules() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), Map.of())) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            District.vehicle(api, PLATE, "013900009101");
            drive(server);
            String violation = Awaitility.await()
                    .until(
                            () -> api.list("/violations?state=closed&plate=" + Api.encode(PLATE)).stream()
                                    .map(found -> found.path("id").asText())
                                    .findFirst()
                                    .orElse(""),
                            found -> !found.isEmpty());
            Path draft = Files.writeString(folder.resolve("draft.json"), """
                    [{"id":"E2E-BAN","kind":"no-entry","zones":["E2E-CORE"],"when":"12:00-13:00","state":"draft"}]""");
            Ended json = run(server, draft, "--json");
            assertThat(json.status).as(json.err).isZero();
            JsonNode result = Api.JSON.readTree(json.out).path("result");
            assertThat(result.at("/draft/violations").asInt()).isZero();
            assertThat(result.at("/violations/onlyInPublished/0/id").asText()).isEqualTo(violation);
            Ended table = run(server, draft);
            assertThat(table.out).containsPattern("published +1 +1 +0\\.02").contains(PLATE + "  E2E-BAN  E2E-CORE");
            assertThat(run(server, folder.resolve("nowhere.json")).status).isEqualTo(2);
            Ended refused = run(server, Files.writeString(draft, "[{\"id\":\"x\",\"kind\":\"no-entry\"}]"));
            assertThat(refused.status).isEqualTo(2);
            assertThat(refused.err).contains("/rules/0");
            assertThat(api.get("/violations/" + violation + "/explanation")
                            .at("/sentence/zh")
                            .asText())
                    .startsWith(PLATE + "于 2026-03-10 09:01:00 至 09:02:00 处于禁止驶入的「测试禁行区」内（规则 E2E-BAN）。");
        }
    }

    private static void drive(ServerProcess server) throws IOException {
        try (RawTerminal terminal = new RawTerminal(server.terminalPort(), true, "13900009101")) {
            terminal.logIn(PLATE);
            int second = 0;
            for (int lon :
                    List.of(District.INSIDE_LON, District.INSIDE_LON + 1, District.OUTSIDE_LON, District.OUTSIDE_LON)) {
                second += 60;
                terminal.reportAndWait(NINE.plusSeconds(second), lon, District.INSIDE_LAT, 60);
            }
        }
    }

    private Ended run(ServerProcess server, Path rules, String... more) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), ServerProcess.ADMIN_PASSWORD);
        List<String> arguments = new ArrayList<>(List.of("--rules", rules.toString()));
        arguments.addAll(RANGE);
        arguments.addAll(List.of("--api", "http://127.0.0.1:" + server.httpPort()));
        arguments.addAll(List.of("--password-file", password.toString()));
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new Ended(status, out.toString(), err.toString());
    }
}
