package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.hazmat.geocore.evidence.EvidenceCheck;
import org.hazmat.geocore.evidence.TrustedKey;
import org.hazmat.scenarios.bench.server.Tampering;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Evidence of a violation that really happened, checked by the command that a court's expert would use. Changed octets were seen to pass
 * when hashes are not compared, and all changes to be told of another line when the line before is named.
 */
class EvidenceTest {
    private static final Instant BEGIN = Instant.parse("2026-03-10T01:00:00Z");
    private static final String PLATE = "津EVID01";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Database.class)
    void exportedEvidenceHoldsUntilItIsChanged(Database database) throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.start(data, database.fresh())) {
            Api api = Api.logIn(server.httpPort(), "admin", ServerProcess.ADMIN_PASSWORD);
            District.ban(api);
            District.vehicle(api, PLATE, "013900009001");
            String id = violate(server, api);
            Path evidence =
                    Files.writeString(folder.resolve("evidence.jsonl"), text(api, "/violations/" + id + "/evidence"));
            Path key = Files.writeString(folder.resolve("keys.json"), text(api, "/keys"));

            assertThat(kinds(evidence))
                    .startsWith("header", "violation", "explanation", "vehicle", "rule", "zone")
                    .containsSequence("zone", "fix", "fix", "fix", "fix", "frame")
                    .endsWith("event", "event", "event", "seal");
            assertThat(verify(evidence, "--key", key.toString())).isZero();
            assertThat(verify(evidence)).isEqualTo(3);
            isFoundWhereverItIsChanged(evidence, key);
            Files.writeString(evidence, Files.readString(evidence).replace(PLATE, "津EVID02"));
            assertThat(verify(evidence, "--key", key.toString())).isEqualTo(1);

            // What was just done stands in the audit log, whose file is checked by the same command.
            Path audit = Files.writeString(folder.resolve("audit.jsonl"), text(api, "/audit/export"));
            assertThat(Files.readString(audit))
                    .contains("\"action\":\"login\"", "\"action\":\"export\"", id)
                    .doesNotContain(ServerProcess.ADMIN_PASSWORD, api.token());
            assertThat(verify(audit, "--key", key.toString())).isZero();
            isFoundWhereverItIsChanged(audit, key);
            Files.writeString(
                    audit, Files.readString(audit).replace("\"action\":\"export\"", "\"action\":\"exports\""));
            assertThat(verify(audit, "--key", key.toString())).isEqualTo(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("signing-key.pem"))))
                .isEqualTo("rw-------");
    }

    /** A short form of {@code ./tracker bench tamper}. */
    private static void isFoundWhereverItIsChanged(Path file, Path key) throws IOException {
        List<TrustedKey> keys = TrustedKey.parse(Files.readString(key));
        assertThat(Tampering.of(
                        Files.readAllBytes(file),
                        changed -> EvidenceCheck.check(changed, keys),
                        200,
                        new Random(20260310)))
                .containsOnlyKeys(Tampering.Kind.values())
                .allSatisfy((kind, tally) -> {
                    assertThat(tally.tried()).as(kind.toString()).isPositive();
                    assertThat(tally.isClean()).as("%s: %s", kind, tally).isTrue();
                });
    }

    /** In for two fixes, out for two: one violation, closed. */
    private static String violate(ServerProcess server, Api api) throws IOException {
        try (RawTerminal terminal = new RawTerminal(server.terminalPort(), true, "13900009001")) {
            terminal.logIn(PLATE);
            int second = 0;
            for (int lon :
                    List.of(District.INSIDE_LON, District.INSIDE_LON + 1, District.OUTSIDE_LON, District.OUTSIDE_LON)) {
                second += 60;
                terminal.reportAndWait(BEGIN.plusSeconds(second), lon, District.INSIDE_LAT, 60);
            }
        }
        return Awaitility.await()
                .until(
                        () -> api.list("/violations?state=closed&plate=" + Api.encode(PLATE)).stream()
                                .map(violation -> violation.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private static List<String> kinds(Path evidence) throws IOException {
        List<String> kinds = new ArrayList<>();
        for (String line : Files.readAllLines(evidence)) {
            JsonNode record = Api.JSON.readTree(line);
            kinds.add(record.path("kind").asText());
        }
        return kinds;
    }

    private static String text(Api api, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = api.exchange("GET", path, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private int verify(Path evidence, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.hazmat.gateway.app.Main",
                "verify-evidence",
                evidence.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("verify.log").toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
