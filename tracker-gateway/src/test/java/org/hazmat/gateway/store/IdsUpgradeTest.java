package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Findings;
import org.hazmat.web.read.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store whose violations and observations have their ids as text is brought up to date, and goes on with the same ones. Seen to fail
 * when one of the two tables keeps its text.
 */
class IdsUpgradeTest {
    private static final String TEXT_IDS = "32";
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    private static final Page.Ask ALL = new Page.Ask(100, null);
    private static final InstantSource CLOCK = InstantSource.fixed(T);
    /** Above and below the middle of what 16 octets can be, and with a zero in front. */
    private static final List<String> IDS = List.of(
            "ffeeddccbbaa99887766554433221100",
            "7fffffffffffffffffffffffffffffff",
            "80000000000000000000000000000000",
            "000650a6fa03c4772fb5882e100da8cc");

    /** As sha256sum tells, of "touch", plate, rule, zone, time, and two empty lines. */
    private static final String OBSERVED = "f39f397fe046a411e687294e766b4e28";

    private static final Findings.Filter ANY =
            new Findings.Filter(null, null, null, null, null, false, null, null, null);

    @TempDir
    Path folder;

    @Test
    void embedded() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("store");
        fill(url, Dialect.EMBEDDED);
        try (Store store = Store.embedded(folder, CLOCK)) {
            check(store);
        }
    }

    @Test
    void postgis() throws SQLException {
        String url = PostgisServer.shared().newDatabase();
        fill(url, Dialect.POSTGIS);
        try (Store store = Store.postgres(url, CLOCK)) {
            check(store);
        }
    }

    /**
     * As after a power cut between H2's dropping of the table and the renaming of its copy. Seen to fail ("Detected failed migration")
     * when what failed stays in the history.
     */
    @Test
    void afterItFailedItIsTriedAgain() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("store");
        fill(url, Dialect.EMBEDDED);
        rename(url, "VIOLATIONS", "VIOLATIONS_COPY_1_2");
        assertThatThrownBy(() -> Store.embedded(folder, CLOCK))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("Table \"VIOLATIONS\" not found");
        rename(url, "VIOLATIONS_COPY_1_2", "VIOLATIONS");
        try (Store store = Store.embedded(folder, CLOCK)) {
            check(store);
        }
    }

    private static void rename(String url, String from, String to) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + from + " RENAME TO " + to);
        }
    }

    private static Observation.Touch observed() {
        return new Observation.Touch(Samples.TANKER, "r-1", "z-1", T);
    }

    private static void fill(String url, Dialect dialect) throws SQLException {
        OlderStore.make(url, dialect, TEXT_IDS);
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement violation = connection.prepareStatement("INSERT INTO violations (id, vehicle, rule,"
                        + " kind, start_time, end_time, closed, revision, lon_microdegrees, lat_microdegrees, json)"
                        + " VALUES (?, ?, 'r-1', 'no-entry', ?, ?, FALSE, 1, 2, 3, ?)");
                PreparedStatement observation = connection.prepareStatement("INSERT INTO observations (id, vehicle,"
                        + " type, rule, zone, start_time, json) VALUES (?, ?, 'touch', 'r-1', 'z-1', ?, ?)")) {
            for (String id : IDS) {
                bind(violation, id, Samples.TANKER, T, T, Form.VIOLATION.write(Samples.open(id, Samples.TANKER, T)));
            }
            bind(observation, OBSERVED, Samples.TANKER, T, Form.OBSERVATION.write(observed()));
        }
    }

    private static void bind(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            insert.setObject(i + 1, value instanceof Instant time ? Timestamp.from(time) : value.toString());
        }
        insert.executeUpdate();
    }

    /** Newest first, and of one time the greatest id. */
    private static void check(Store store) {
        Findings findings = store.findings();
        List<String> sorted = IDS.stream().sorted((a, b) -> b.compareTo(a)).toList();
        assertThat(findings.violations(ANY, ALL).items())
                .extracting(found -> found.violation().id())
                .containsExactlyElementsOf(sorted);
        for (String id : IDS) {
            assertThat(findings.findViolation(id)).map(Violation::id).contains(id);
        }
        MemoryLog log = new MemoryLog();
        Violation closed = Samples.closed(Samples.open(IDS.getFirst(), Samples.TANKER, T), T, 2);
        log.silence(Samples.TANKER, new Change.Closed(closed), new Change.Observed(observed()));
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> drainer.lag() == 0);
        }
        assertThat(findings.violations(ANY, ALL).items()).hasSize(IDS.size());
        assertThat(findings.findViolation(IDS.getFirst())).map(Violation::open).contains(false);
        assertThat(findings.observations(ANY, ALL).items()).containsExactly(observed());
    }
}
