package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Tracks.Point;
import org.junit.jupiter.api.Test;

/** The newest positions and what violations grew by, under load, when the store does not take one of them. */
@EachStore
class RefusedLatestContractTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    /** More than are written whole at once. */
    private static final int MANY = 2 * Takeover.FEW;

    private static final int TOO_MUCH = 1 << 20;

    private final StoreKind kind;
    private final Store store;
    private final MemoryLog log = new MemoryLog();
    private final Violation opened = Samples.open(Samples.id(1), Samples.OTHER, T);
    private int second;

    RefusedLatestContractTest(StoreKind kind) {
        this.kind = kind;
        store = kind.empty();
    }

    /** Seen to fail when whatever keeps the store from settling counts as a refusal. */
    @Test
    void aVehiclesNewestPositionWaitsForWhoeverHasLockedIt() throws Exception {
        waitsFor("SELECT * FROM newest_positions WHERE vehicle = '" + Samples.TANKER + "' FOR UPDATE");
    }

    /** Seen to fail as the one before. */
    @Test
    void whatAViolationGrewByWaitsForWhoeverHasLockedIt() throws Exception {
        waitsFor("SELECT * FROM violations WHERE id = CAST('" + opened.id() + "' AS uuid) FOR UPDATE");
    }

    private void waitsFor(String locking) throws SQLException {
        begin();
        try (Database impatient = kind.impatient(Duration.ofMillis(200));
                Drainer drainer = impatientDrainer(impatient);
                Connection other = kind.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery(locking).close();
            report(MANY, 0);
            drainer.start();
            await().until(() -> drainer.historyDelayedSince().isPresent());
            assertThat(drainer.lag()).isPositive();
            assertThat(log.drained()).as("what the journal may forget").isLessThan(log.newest());
            other.rollback();
            await().until(() -> log.drained() == log.newest() && drainer.lag() == 0);
            assertThat(drainer.refusals()).isZero();
        }
        assertThat(refused()).isEmpty();
        assertNewest(Samples.TANKER, second);
        assertNewest(Samples.OTHER, second);
        assertGrownTo(second);
    }

    /** Seen to fail when what is refused is logged and nothing else. */
    @Test
    void whatIsRefusedForGoodIsPutAsideAndTheRestGoesOn() throws SQLException {
        begin();
        constrain();
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> drainer.lag() == 0);
            int before = second;
            report(MANY, TOO_MUCH);
            await().until(() -> log.drained() == log.newest() && drainer.lag() == 0);
            assertThat(refused()).containsExactly("newest position of " + Samples.TANKER + " " + log.newest());
            assertThat(drainer.refusals()).isPositive();
            assertThat(drainer.historyDelayedSince()).isEmpty();
            assertNewest(Samples.TANKER, before);
            assertNewest(Samples.OTHER, second);
            assertGrownTo(second);

            report(MANY, TOO_MUCH);
            await().until(() -> log.drained() == log.newest() && drainer.lag() == 0);
            assertThat(refused())
                    .as("the last one")
                    .containsExactly("newest position of " + Samples.TANKER + " " + log.newest());

            free();
            report(1, TOO_MUCH);
            await().until(() -> log.drained() == log.newest() && drainer.lag() == 0);
            assertNewest(Samples.TANKER, second);
        } finally {
            free();
        }
        assertTracksAreWhole();
    }

    /** A single report, which is written whole. Seen to fail when it is put aside with its position. */
    @Test
    void aReportWhosePositionCannotBeTheNewestIsStillInTheTrack() throws SQLException {
        begin();
        constrain();
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> drainer.lag() == 0);
            report(1, TOO_MUCH);
            await().until(() -> log.drained() == log.newest() && drainer.lag() == 0);
            assertThat(refused()).containsExactly("newest position of " + Samples.TANKER + " " + log.newest());
            assertNewest(Samples.OTHER, second);
        } finally {
            free();
        }
        assertTracksAreWhole();
    }

    /** Seen to fail when what is refused is logged and nothing else. */
    @Test
    void howFarAViolationHasGrownIsPutAsideLikewise() throws SQLException {
        begin();
        execute("ALTER TABLE violations ADD CONSTRAINT no_growth CHECK (end_time < TIMESTAMP WITH TIME ZONE"
                + " '2026-03-10 01:02:00Z')");
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            report(MANY, 0);
            await().until(() -> log.drained() == log.newest() && drainer.lag() == 0);
        } finally {
            execute("ALTER TABLE violations DROP CONSTRAINT no_growth");
        }
        assertThat(refused()).containsExactly("violation " + opened.id() + " " + log.newest());
        assertThat(store.findings().findViolation(Samples.id(1))).contains(opened);
        assertNewest(Samples.TANKER, second);
        assertNewest(Samples.OTHER, second);
    }

    private void begin() {
        log.judged(Samples.TANKER, fix(0), T, Quality.GOOD);
        log.judged(Samples.OTHER, fix(0), T, Quality.GOOD, new Change.Opened(opened));
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> log.drained() == log.newest() && drainer.lag() == 0);
        }
    }

    /** Reports of both vehicles, each of which lets the other one's violation grow. */
    private void report(int count, int direction) {
        synchronized (log) {
            for (int i = 0; i < count; i++) {
                second++;
                log.judged(
                        Samples.OTHER,
                        fix(0),
                        T,
                        Quality.GOOD,
                        new Change.Extended(opened.extended(T.plusSeconds(second), 0)));
                log.judged(Samples.TANKER, fix(direction), T, Quality.GOOD);
            }
        }
    }

    private Fix fix(int direction) {
        Fix plain = Samples.fix(T.plusSeconds(second), new Digest(second, 1));
        return new Fix(plain.time(), plain.position(), 0, direction, 0, 0, 2, plain.digest());
    }

    private Drainer impatientDrainer(Database impatient) {
        return new Drainer(
                impatient,
                new Takeover(impatient, (FindingTable) store.findings(), "local"),
                new Forgetting(impatient, Kept.LEAST),
                log,
                InstantSource.fixed(StoreKind.NOON));
    }

    private void constrain() throws SQLException {
        execute("ALTER TABLE newest_positions ADD CONSTRAINT of_the_wire CHECK (direction < 65536)");
    }

    private void free() throws SQLException {
        execute("ALTER TABLE newest_positions DROP CONSTRAINT IF EXISTS of_the_wire");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = kind.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Subject and entry; each with a cause and what it was. */
    private List<String> refused() throws SQLException {
        List<String> refused = new ArrayList<>();
        try (Connection connection = kind.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT subject, entry, cause, content FROM refused_latest WHERE journal = 'local'")) {
            while (rows.next()) {
                refused.add(rows.getString("subject") + " " + rows.getLong("entry"));
                assertThat(rows.getString("cause")).containsPattern("(?i)of_the_wire|no_growth");
                assertThat(rows.getString("content")).containsPattern("A12345|B67890");
            }
        }
        return refused;
    }

    private void assertNewest(VehicleId vehicle, int expected) {
        assertThat(store.newestPositions().get(vehicle))
                .extracting(Point::fix)
                .extracting(Fix::time)
                .isEqualTo(T.plusSeconds(expected));
    }

    private void assertGrownTo(int expected) {
        assertThat(store.findings().findViolation(Samples.id(1)))
                .map(Violation::end)
                .contains(T.plusSeconds(expected));
    }

    private void assertTracksAreWhole() {
        for (VehicleId vehicle : List.of(Samples.TANKER, Samples.OTHER)) {
            assertThat(store.tracks().quality(vehicle, null, null).fixes()).containsEntry(Quality.GOOD, second + 1L);
        }
    }
}
