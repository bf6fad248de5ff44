package org.hazmat.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.hazmat.gateway.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdminTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-10T04:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void aShortPasswordThatSomebodySetIsTakenWithAWarning() {
        Settings settings =
                SettingsReader.read(Map.of("data", folder.toString()), Map.of("TRACKER_ADMIN_PASSWORD", "short"), null);
        try (Store store = Store.embedded(folder, CLOCK)) {
            assertThat(FirstAdmin.ensure(store.users(), settings)).contains("TRACKER_ADMIN_PASSWORD", "change it");
            assertThat(store.users().find("admin")).isPresent();
        }
    }
}
