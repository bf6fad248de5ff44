package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hazmat.scenarios.player.ScenarioCommand;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What the rules' own scenario files expect, and those of several vehicles, is what a running server finds, on both stores. */
class LiveScenariosTest {
    private static final Path CASES = Path.of(System.getProperty("project.root"), "scenarios", "cases");

    /** The API takes no rule about capacity without a number, as capacity-nowhere has it. */
    private static final String GIVEN = "S\\d+[a-z]?|capacity-(?!nowhere).*|basis-from";

    /** What comes late, and who is not heard any more: there the order of arrival and the receive clock matter. */
    private static final String LATE = "(late|heading)-.*";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Database.class)
    void filesAreExactOnARunningServer(Database database) throws Exception {
        Path passwordFile = Files.writeString(folder.resolve("password"), ServerProcess.ADMIN_PASSWORD);
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), database.fresh())) {
            List<String> arguments = new ArrayList<>(List.of(
                    "--live",
                    "--api",
                    "http://127.0.0.1:" + server.httpPort(),
                    "--terminals",
                    "127.0.0.1:" + server.terminalPort(),
                    "--user",
                    "admin",
                    "--password-file",
                    passwordFile.toString()));
            List<String> files = files(database == Database.EMBEDDED ? GIVEN + "|" + LATE : GIVEN);
            arguments.addAll(files);
            StringWriter out = new StringWriter();
            int exitCode = new CommandLine(new ScenarioCommand())
                    .setOut(new PrintWriter(out, true))
                    .execute(arguments.toArray(String[]::new));

            assertThat(exitCode).as("%s", out).isZero();
            assertThat(out.toString().lines().filter(line -> line.startsWith("ok ")))
                    .hasSameSizeAs(files)
                    .hasSizeGreaterThanOrEqualTo(30);
        }
    }

    private static List<String> files(String names) throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.getFileName().toString().matches("(" + names + ")\\.json"))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
