package org.hazmat.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    @TempDir
    Path folder;

    @Test
    void defaultsAreThoseOfTheContract() {
        Settings settings = SettingsReader.read(Map.of(), Map.of("PATH", "/bin"), null);
        assertThat(settings)
                .isEqualTo(new Settings(
                        8080,
                        "127.0.0.1",
                        6808,
                        "0.0.0.0",
                        Path.of("./data"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "refuse",
                        "100/s burst 2000",
                        "off",
                        "3 after 10 s",
                        "public",
                        35,
                        35,
                        184,
                        1096,
                        "80/90/95",
                        "off",
                        null));
    }

    @Test
    void flagBeatsEnvironmentBeatsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("tracker.yaml"), "httpPort: 1\nterminalPort: 2\nhttpHost: a\n");
        Settings settings = SettingsReader.read(
                Map.of("httpPort", "3"), Map.of("TRACKER_HTTP_PORT", "4", "TRACKER_TERMINAL_PORT", "5"), file);
        assertThat(settings.httpPort()).isEqualTo(3);
        assertThat(settings.terminalPort()).isEqualTo(5);
        assertThat(settings.httpHost()).isEqualTo("a");
    }

    @Test
    void secretFromFile() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "correct horse battery\n");
        Settings settings =
                SettingsReader.read(Map.of(), Map.of("TRACKER_ADMIN_PASSWORD_FILE", secret.toString()), null);
        assertThat(settings.adminPassword()).isEqualTo("correct horse battery");
    }

    @Test
    void unknownKeysNameTheNearest() throws Exception {
        Path file = Files.writeString(folder.resolve("tracker.yaml"), "htpPort: 1\n");
        assertThatThrownBy(() -> SettingsReader.read(Map.of(), Map.of("TRACKER_DATABASE_ULR", "x"), file))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("\"htpPort\"")
                .hasMessageContaining("did you mean \"httpPort\"?")
                .hasMessageContaining("did you mean \"TRACKER_DATABASE_URL\"?");
    }

    @Test
    void onlySecretsComeFromFiles() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of(), Map.of("TRACKER_HTTP_PORT_FILE", "/x"), null))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("TRACKER_HTTP_PORT_FILE");
    }

    @Test
    void everyBadValueIsSaidAtOnce() {
        assertThatThrownBy(() -> SettingsReader.read(
                        Map.of("httpPort", "eighty"), Map.of("TRACKER_TERMINAL_PORT", "70000"), null))
                .hasMessageContaining("TRACKER_HTTP_PORT")
                .hasMessageContaining("\"eighty\"")
                .hasMessageContaining("TRACKER_TERMINAL_PORT");
    }

    @Test
    void notYaml() throws Exception {
        Path file = Files.writeString(folder.resolve("tracker.yaml"), "httpPort: [1\n");
        assertThatThrownBy(() -> SettingsReader.read(Map.of(), Map.of(), file))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("tracker.yaml");
    }
}
