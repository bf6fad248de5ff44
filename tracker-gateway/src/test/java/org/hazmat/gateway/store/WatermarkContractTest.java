package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Tracks.QualityCount;
import org.junit.jupiter.api.Test;

/** How far a journal has been taken over is what the store itself says, whatever the drainer believed. */
@EachStore
class WatermarkContractTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    /** More than are settled at once. */
    private static final int MANY = 1_500;

    private final StoreKind kind;
    private final Store store;
    private final MemoryLog log = new MemoryLog();

    WatermarkContractTest(StoreKind kind) {
        this.kind = kind;
        store = kind.empty();
    }

    /** Seen to fail when a start goes on after the last entry that is in the store, instead of after the last one that is settled. */
    @Test
    void theNewestPositionsOfALoadThatWasCutShortAreMadeUpForAtTheNextStart() throws SQLException {
        judged(MANY);
        try (Connection connection = store.database().borrow()) {
            assertThat(takeover().apply(connection, 0, log.after(0, MANY))).isEqualTo(MANY);
        }
        assertThat(store.newestPositions()).isEmpty();
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> log.drained() == MANY);
        }
        assertNewest(MANY - 1);
        assertStored(MANY);
    }

    /** Seen to fail when what settles leaves violations out. */
    @Test
    void whatBecameOfAViolationUnderLoadIsWrittenWhenItSettles() throws SQLException {
        Violation opened = Samples.open(Samples.id(1), Samples.TANKER, T);
        log.judged(Samples.TANKER, fix(0), T, Quality.GOOD, new Change.Opened(opened));
        grow(opened, MANY);
        Takeover takeover = takeover();
        try (Connection connection = store.database().borrow()) {
            takeover.apply(connection, 0, log.after(0, MANY + 1));
            assertThat(takeover.settle(connection, MANY + 1)).isEqualTo(MANY + 1);
        }
        assertThat(store.findings().findViolation(Samples.id(1)))
                .map(Violation::end)
                .contains(T.plusSeconds(MANY));
    }

    /** Seen to fail when the lag takes what is not settled for stored. */
    @Test
    void whatHasNoLagIsWhole() {
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            judged(1);
            await().until(() -> drainer.lag() == 0);
            Violation opened = Samples.open(Samples.id(1), Samples.TANKER, T);
            log.judged(Samples.TANKER, fix(0), T, Quality.GOOD, new Change.Opened(opened));
            grow(opened, MANY);
            await().pollInterval(Duration.ofMillis(5)).until(() -> drainer.lag() == 0);
            assertThat(store.findings().findViolation(Samples.id(1)))
                    .map(Violation::end)
                    .contains(T.plusSeconds(MANY));
        }
    }

    /** The same for one of which only the journal knows how far it had come. */
    @Test
    void whatAViolationGrewByIsMadeUpForAtTheNextStart() throws SQLException {
        Violation opened = Samples.open(Samples.id(1), Samples.TANKER, T);
        log.judged(Samples.TANKER, fix(0), T, Quality.GOOD, new Change.Opened(opened));
        grow(opened, MANY);
        try (Connection connection = store.database().borrow()) {
            takeover().apply(connection, 0, log.after(0, MANY + 1));
        }
        drain();
        assertThat(store.findings().findViolation(Samples.id(1)))
                .map(Violation::end)
                .contains(T.plusSeconds(MANY));
    }

    /** Seen to fail when what settles takes the last word that it heard, whatever that says. */
    @Test
    void whatEndedBeforeItSettledStaysEnded() throws SQLException {
        Violation opened = Samples.open(Samples.id(1), Samples.TANKER, T);
        Violation closed = Samples.closed(opened, T.plusSeconds(MANY), 1);
        log.judged(Samples.TANKER, fix(0), T, Quality.GOOD, new Change.Opened(opened));
        grow(opened, MANY);
        log.judged(Samples.TANKER, fix(MANY + 1), T, Quality.GOOD, new Change.Closed(closed));
        grow(opened, 1);
        Takeover takeover = takeover();
        try (Connection connection = store.database().borrow()) {
            takeover.apply(connection, 0, log.after(0, MANY + 1));
            takeover.apply(connection, MANY + 1, log.after(MANY + 1, 2));
            takeover.settle(connection, MANY + 3);
        }
        assertThat(store.findings().findViolation(Samples.id(1))).contains(closed);
    }

    private void grow(Violation opened, int seconds) {
        for (int i = 1; i <= seconds; i++) {
            Violation grown = opened.extended(T.plusSeconds(i), 0);
            log.judged(Samples.TANKER, fix(i), T, Quality.GOOD, new Change.Extended(grown));
        }
    }

    /**
     * As after a crash of a server that commits before its disk has it: what it had not on the disk yet is carried again. Seen to fail
     * when the drainer goes on after the last entry that it carried.
     */
    @Test
    void whatTheStoreLostIsCarriedAgain() throws SQLException {
        judged(10);
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> log.drained() == 10);
            execute("DELETE FROM positions WHERE fix_time >= TIMESTAMP WITH TIME ZONE '2026-03-10 01:00:05Z'");
            execute("UPDATE watermarks SET entry = 5, settled = 5");
            judged(1);
            await().atMost(Duration.ofSeconds(5)).until(() -> log.drained() == 11);
        }
        assertStored(10);
    }

    /** The copy is older than what the journal was told to forget, but the journal still has it. */
    @Test
    void anOlderCopyOfTheStoreIsBroughtUpToDateFromTheJournal() throws SQLException {
        judged(10);
        drain();
        execute("DELETE FROM positions WHERE fix_time >= TIMESTAMP WITH TIME ZONE '2026-03-10 01:00:03Z'");
        execute("UPDATE watermarks SET entry = 3, settled = 3");
        drain();
        assertStored(10);
    }

    private void drain() {
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> log.drained() == log.newest() && drainer.lag() == 0);
        }
    }

    private void judged(int count) {
        for (int i = 0; i < count; i++) {
            log.judged(Samples.TANKER, fix(i), T, Quality.GOOD);
        }
    }

    private static Fix fix(int second) {
        return Samples.fix(T.plusSeconds(second), new Digest(second, 1));
    }

    private Takeover takeover() {
        return new Takeover(store.database(), (FindingTable) store.findings(), "local");
    }

    private void assertStored(long fixes) {
        assertThat(store.tracks().quality(Samples.TANKER, null, null))
                .isEqualTo(new QualityCount(Map.of(Quality.GOOD, fixes), 0));
    }

    private void assertNewest(int second) {
        assertThat(store.newestPositions().get(Samples.TANKER).fix()).isEqualTo(fix(second));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = kind.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
