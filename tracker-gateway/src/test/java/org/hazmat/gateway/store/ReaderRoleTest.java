package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import org.hazmat.geocore.model.Quality;
import org.hazmat.web.read.Page;
import org.junit.jupiter.api.Test;

/** What the API reads, it reads as a role that cannot write. */
class ReaderRoleTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    private static final Reader READER = new Reader("looks-only", "secret");

    private final String url = PostgisServer.shared().newDatabase();

    /** Seen to fail when everything runs on the writer's connections. */
    @Test
    void theReaderReadsAllAndWritesNothing() throws SQLException {
        execute(url, "CREATE ROLE \"looks-only\" LOGIN PASSWORD 'secret'");
        MemoryLog log = new MemoryLog();
        log.judged(Samples.TANKER, Samples.fix(T), T, Quality.GOOD);
        try (Store store = Store.postgres(url, READER, Kept.LEAST, InstantSource.fixed(StoreKind.NOON), () -> {});
                Drainer drainer = store.drainer(log, "local")) {
            store.vehicles().put(Samples.vehicle(Samples.TANKER, "13912345678", "甲"), "admin");
            drainer.start();
            await().until(() -> drainer.lag() == 0);

            assertThat(store.tracks()
                            .track(Samples.TANKER, null, null, true, new Page.Ask(10, null))
                            .items())
                    .hasSize(1);
            assertThat(store.allVehicles()).hasSize(1);
            assertThat(store.database()
                            .<String>read(
                                    session -> session.find("SELECT current_user AS name", row -> row.text("name"))
                                            .orElseThrow()))
                    .isEqualTo("looks-only");
            assertThatThrownBy(() -> store.database().read(session -> session.update("DELETE FROM positions")))
                    .hasMessageContaining("read-only transaction");
        }
        String asReader = url.replaceFirst("user=[^&]*", "user=looks-only&password=secret");
        for (String table : new String[] {"positions", "positions_20260310", "vehicles", "edits", "watermarks"}) {
            assertThatThrownBy(() -> execute(asReader, "DELETE FROM " + table))
                    .hasMessageContaining("permission denied for table " + table);
        }
        assertThatThrownBy(() -> execute(asReader, "CREATE TABLE mine (id integer)"))
                .hasMessageContaining("permission denied for schema public");
    }

    private static void execute(String where, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(where);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
