package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.hazmat.geocore.model.Vehicle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    private static final InstantSource CLOCK = InstantSource.fixed(StoreKind.NOON);
    private static final Vehicle VEHICLE = Samples.vehicle(Samples.TANKER, "13912345678", "甲");

    @Test
    void anEmbeddedStoreIsThereAgainAfterItWasClosed(@TempDir Path folder) {
        try (Store store = Store.embedded(folder, CLOCK)) {
            store.vehicles().put(VEHICLE, "admin");
        }
        try (Store store = Store.embedded(folder, CLOCK)) {
            assertThat(store.allVehicles()).containsExactly(VEHICLE);
        }
    }

    /** H2 commits each statement that makes a table, so that a process that is killed meanwhile leaves some of them. */
    @Test
    void anEmbeddedStoreWhoseMakingWasCutShortIsMadeToTheEnd(@TempDir Path folder) throws SQLException {
        Store.embedded(folder, CLOCK).close();
        for (String cut : List.of("\"version\" <> '1'", "\"version\" IS NOT NULL")) {
            forget(folder, cut);
            try (Store store = Store.embedded(folder, CLOCK)) {
                store.vehicles().put(VEHICLE, "admin");
                store.zones().put("z-1", Samples.zone("z-1", Samples.corridor()), null, null, "admin");
                assertThat(store.allVehicles()).containsExactly(VEHICLE);
            }
        }
    }

    /** As a store that was made before versions were kept: what is there is their first one. */
    @Test
    void whatWasThereBeforeVersionsWereKeptHasOne(@TempDir Path folder) throws SQLException {
        try (Store store = Store.embedded(folder, CLOCK)) {
            store.vehicles().put(VEHICLE, "admin");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("store"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TABLE record_versions");
        }
        forget(folder, "CAST(\"version\" AS integer) >= 30");
        try (Store store = Store.embedded(folder, CLOCK)) {
            assertThat(store.vehicles().versions(VEHICLE.id())).singleElement().satisfies(version -> {
                assertThat(version.number()).isEqualTo(1);
                assertThat(version.value()).isEqualTo(VEHICLE);
            });
            assertThat(store.register().findAt(VEHICLE.id(), StoreKind.NOON)).contains(VEHICLE);
        }
    }

    private static void forget(Path folder, String which) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("store"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM \"schema_history\" WHERE " + which))
                    .isPositive();
        }
    }

    @Test
    void aPostgisStoreIsThereAgainAfterItWasClosed() {
        String url = PostgisServer.shared().newDatabase();
        try (Store store = Store.postgres(url, CLOCK)) {
            store.vehicles().put(VEHICLE, "admin");
        }
        try (Store store = Store.postgres(url, CLOCK)) {
            assertThat(store.allVehicles()).containsExactly(VEHICLE);
        }
    }

    @Test
    void anEmbeddedStoreThatCannotBeWrittenSaysSo(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Store.embedded(file, CLOCK))
                .isInstanceOf(StoreFailure.class)
                .hasMessageStartingWith("cannot open the store jdbc:h2:file:" + file);
    }

    @Test
    void aServerThatRefusesIsNamedWithoutItsPassword() {
        String url = PostgisServer.shared().newDatabase();
        String wrong = url.replaceFirst("/test_\\d+\\?", "/nowhere?") + "&password=secret";
        assertThatThrownBy(() -> Store.postgres(wrong, CLOCK))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("/nowhere: ")
                .hasMessageContaining("does not exist")
                .hasMessageNotContaining("secret");
    }
}
