package org.hazmat.scenarios.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.hazmat.scenarios.bench.server.EditsRun;
import org.hazmat.scenarios.bench.server.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@code ./tracker bench edits}. */
class EditsTest {
    @TempDir
    Path folder;

    /** Seen to fail when an edit is answered without the lanes being told. */
    @Test
    void whatIsReportedAfterAnEditIsAnsweredIsJudgedByIt() throws Exception {
        Map<String, String> admitting = Map.of("TRACKER_UNKNOWN_TERMINALS", "admit");
        try (LocalServer server = LocalServer.start(folder.resolve("data"), admitting)) {
            EditsRun.Result result = EditsRun.of(server, 100, 0, 3);
            assertThat(result.misjudged()).isZero();
            assertThat(result.fed().samples()).isEqualTo(3);
        }
    }
}
