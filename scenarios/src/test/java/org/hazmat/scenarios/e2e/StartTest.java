package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed says why in one line and ends with an exit code other than zero. */
class StartTest {
    @TempDir
    Path folder;

    @Test
    void httpPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            refused(Map.of("TRACKER_HTTP_PORT", port), port);
        }
    }

    @Test
    void terminalPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            refused(Map.of("TRACKER_TERMINAL_PORT", port), port);
        }
    }

    @Test
    void dataFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "no folder");
        refused(Map.of("TRACKER_DATA", file.resolve("data").toString()), "a-file");
    }

    @Test
    void unknownKeyNamesTheNearest() throws Exception {
        refused(Map.of("TRACKER_HTTP_PROT", "1"), "TRACKER_HTTP_PORT");
    }

    @Test
    void badUnknownTerminals() throws Exception {
        refused(Map.of("TRACKER_UNKNOWN_TERMINALS", "maybe"), "TRACKER_UNKNOWN_TERMINALS");
    }

    @Test
    void badRate() throws Exception {
        refused(Map.of("TRACKER_TERMINAL_RATE", "fast"), "TRACKER_TERMINAL_RATE");
    }

    @Test
    void noDatabaseThere() throws Exception {
        refused(Map.of("TRACKER_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none"), "127.0.0.1:1");
    }

    private void refused(Map<String, String> environment, String named) throws Exception {
        ServerProcess.Ended ended = ServerProcess.runToEnd(folder.resolve("data"), environment);
        assertThat(ended.exitCode()).isNotZero();
        String lastLine = ended.output().strip().lines().toList().getLast();
        assertThat(lastLine).startsWith("tracker: ").contains(named);
        assertThat(ended.output()).doesNotContain("\tat ");
    }
}
