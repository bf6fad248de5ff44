package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Quality;
import org.hazmat.web.read.Page;
import org.junit.jupiter.api.Test;

/** Where PostGIS keeps which positions. Days begin at midnight in Shanghai, 16:00 UTC. */
class PartitionTest {
    private static final Page.Ask ALL = new Page.Ask(1000, null);
    private static final Instant NOON = StoreKind.NOON;

    private final String url = PostgisServer.shared().newDatabase();
    private final MemoryLog log = new MemoryLog();

    @Test
    void eachDayHasATableOfItsOwnAlsoWhereItsDataComesLate() throws SQLException {
        try (Store store = open()) {
            report("2026-03-10T15:59:59Z", "2026-03-10T15:59:59Z");
            report("2026-03-10T16:00:00Z", "2026-03-10T16:00:00Z");
            report("2025-12-24T04:00:00Z", "2026-03-10T16:00:01Z");
            drain(store);
            assertThat(tables())
                    .isEqualTo(Map.of("positions_20260310", 1L, "positions_20260311", 1L, "positions_20251224", 1L));
            assertThat(track(store)).isEqualTo(3);
        }
    }

    /** A terminal whose clock is off gets no table a day. Seen to fail when every fix time gets its day. */
    @Test
    void whatIsDatedOutsideTheDaysThatAreKeptStandsApartUntilItsDayComes() throws SQLException {
        try (Store store = open()) {
            report("2000-01-01T00:00:00Z", "2026-03-10T04:00:00Z");
            report("2026-03-15T04:00:00Z", "2026-03-10T04:00:00Z");
            drain(store);
            assertThat(tables()).isEqualTo(Map.of("positions_beyond", 2L));

            report("2026-03-15T05:00:00Z", "2026-03-15T05:00:00Z");
            drain(store);
            assertThat(tables()).isEqualTo(Map.of("positions_beyond", 1L, "positions_20260315", 2L));
            assertThat(track(store)).isEqualTo(3);
        }
    }

    /** As a backup does for as long as it takes. Seen to fail when a day waits 30 s for its table. */
    @Test
    void whoeverReadsForLongHoldsUpNoPosition() throws SQLException {
        try (Store store = open()) {
            try (Connection reader = DriverManager.getConnection(url);
                    Statement statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.execute("SELECT FROM positions_beyond");
                report("2026-03-08T04:00:00Z", "2026-03-10T04:00:00Z");
                drain(store);
                assertThat(tables()).isEqualTo(Map.of("positions_beyond", 1L));
            }
            report("2026-03-08T05:00:00Z", "2026-03-10T04:00:00Z");
            drain(store);
            assertThat(tables()).isEqualTo(Map.of("positions_20260308", 2L));
        }
    }

    @Test
    void aBackupIsRefusedByAnOlderStoreBeforeItsTablesAreTouched() throws SQLException {
        makeOlder();
        assertThatThrownBy(() -> Store.restorePostgres(url, Path.of("unread")))
                .hasMessage("the database is not empty: a backup goes into one of its own");
        execute("SELECT CAST('positions_pkey' AS regclass)");
        assertThatThrownBy(() -> execute("SELECT FROM positions_beyond")).hasMessageContaining("does not exist");
    }

    @Test
    void aStoreThatIsOlderThanItsPartitionsKeepsWhatItHas() throws SQLException {
        makeOlder();
        try (Store store = open()) {
            report("2026-03-09T05:00:00Z", "2026-03-10T04:00:00Z");
            drain(store);
            assertThat(tables()).isEqualTo(Map.of("positions_before", 3L, "positions_beyond", 1L));
            assertThat(track(store)).isEqualTo(4);
        }
        try (Store again = open()) {
            assertThat(track(again)).isEqualTo(4);
        }
    }

    private void makeOlder() throws SQLException {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/common", Dialect.POSTGIS.migrations())
                .placeholders(Map.of("bytewise", Dialect.POSTGIS.bytewise()))
                .table("schema_history")
                .target("9")
                .load()
                .migrate();
        for (String time : new String[] {"2021-03-10 04:00:00Z", "2026-03-09 04:00:00Z", "2099-01-01 00:00:00Z"}) {
            execute("INSERT INTO positions SELECT '津A12345', TIMESTAMPTZ '" + time
                    + "', '00000000-0000-0001-0000-000000000001', 1, 2, 3, 4, 5, 6, 7, TIMESTAMPTZ '" + time
                    + "', 'good'");
        }
    }

    private Store open() {
        return Store.postgres(url, InstantSource.fixed(NOON));
    }

    private void report(String fixTime, String receivedAt) {
        log.judged(
                Samples.TANKER,
                Samples.fix(Instant.parse(fixTime), new Digest(log.newest(), 1)),
                Instant.parse(receivedAt),
                Quality.LATE);
    }

    private void drain(Store store) {
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> drainer.lag() == 0);
        }
    }

    private static int track(Store store) {
        return store.tracks()
                .track(Samples.TANKER, null, null, true, ALL)
                .items()
                .size();
    }

    /** Rows of the tables that have any. */
    private Map<String, Long> tables() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT CAST(tableoid AS regclass) AS name, count(*) AS found FROM positions GROUP BY 1")) {
            while (result.next()) {
                rows.put(result.getString("name"), result.getLong("found"));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
