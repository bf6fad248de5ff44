package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.BadCursor;
import org.hazmat.web.read.Findings.Filter;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Tracks.Point;
import org.hazmat.web.read.Tracks.QualityCount;
import org.junit.jupiter.api.Test;

@EachStore
class DrainContractTest {
    private static final Page.Ask ALL = new Page.Ask(1000, null);
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    private static final Filter ANY = new Filter(null, null, null, null, null, false, null, null, null);

    private final StoreKind kind;
    private final Store store;
    private final MemoryLog log = new MemoryLog();

    DrainContractTest(StoreKind kind) {
        this.kind = kind;
        store = kind.empty();
    }

    @Test
    void aFixComesBackAsItWasSent() {
        Fix fix = Samples.fix(T, new Digest(0xFEDCBA9876543210L, 0x8000000000000001L));
        Instant received = Instant.parse("2026-03-10T01:00:01.123456Z");
        log.judged(Samples.TANKER, fix, received, Quality.GOOD);
        drain();
        assertThat(track(Samples.TANKER)).containsExactly(new Point(fix, received, Quality.GOOD));
        assertThat(track(Samples.BLUE)).isEmpty();
        assertThat(store.newestPositions()).isEqualTo(Map.of(Samples.TANKER, new Point(fix, received, Quality.GOOD)));
    }

    /** By the widths of the location block: direction, altitude and speed are WORDs, the others DWORDs. */
    @Test
    void aFixMayHaveAllThatTheWireCanSay() {
        Fix most = new Fix(
                T,
                new Position(Integer.MAX_VALUE, Integer.MAX_VALUE),
                6553.5,
                65_535,
                65_535,
                -1,
                -1,
                new Digest(-1, -1));
        Fix least = new Fix(
                Instant.EPOCH,
                new Position(Integer.MIN_VALUE, Integer.MIN_VALUE),
                0,
                0,
                0,
                Integer.MIN_VALUE,
                Integer.MIN_VALUE,
                new Digest(0, 0));
        log.judged(Samples.TANKER, least, T, Quality.IMPLAUSIBLE_TIME);
        log.judged(Samples.TANKER, most, T, Quality.GOOD);
        drain();
        assertThat(track(Samples.TANKER)).extracting(Point::fix).containsExactly(least, most);
        assertThat(store.newestPositions().get(Samples.TANKER).fix()).isEqualTo(most);
    }

    @Test
    void timesAreExactWhateverZoneTheHostAndTheSessionAreIn() throws SQLException {
        // Around the hours that St John's skips (8 March) and has twice (1 November), and midnights in Shanghai.
        List<Instant> times = new ArrayList<>();
        for (String day : List.of("2026-03-08T05:30:00Z", "2026-11-01T04:30:00Z", "2026-03-09T16:00:00Z")) {
            IntStream.range(-90, 90)
                    .forEach(minute -> times.add(Instant.parse(day).plusSeconds(minute * 60L + 1)));
        }
        times.forEach(time -> log.judged(Samples.TANKER, Samples.fix(time), time, Quality.GOOD));
        drain();
        assertThat(track(Samples.TANKER))
                .extracting(point -> point.fix().time())
                .containsExactlyElementsOf(times.stream().sorted().toList());
        try (Connection connection = kind.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'Pacific/Chatham'");
            try (ResultSet result =
                    statement.executeQuery("SELECT sum(CAST(extract(epoch FROM fix_time) AS bigint)) FROM positions")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getLong(1))
                        .isEqualTo(times.stream()
                                .mapToLong(Instant::getEpochSecond)
                                .sum());
            }
        }
    }

    @Test
    void aTrackIsInFixTimeOrderThenByDigestWithoutSignWhateverTheOrderOfArrival() {
        Fix small = Samples.fix(T, new Digest(1, -1));
        Fix large = Samples.fix(T, new Digest(-1, 1));
        Fix later = Samples.fix(T.plusSeconds(10));
        Fix earlier = Samples.fix(T.minusSeconds(10));
        log.judged(Samples.TANKER, later, T, Quality.GOOD);
        log.judged(Samples.TANKER, large, T, Quality.DUPLICATE);
        log.judged(Samples.TANKER, earlier, T, Quality.LATE);
        log.judged(Samples.TANKER, small, T, Quality.GOOD);
        log.judged(Samples.OTHER, earlier, T, Quality.GOOD);
        drain();
        assertThat(track(Samples.TANKER)).extracting(Point::fix).containsExactly(earlier, small, large, later);
        assertThat(store.tracks().track(Samples.TANKER, null, null, false, ALL).items())
                .extracting(Point::fix)
                .containsExactly(earlier, small, later);
        assertThat(store.tracks()
                        .track(Samples.TANKER, T, T.plusSeconds(10), true, ALL)
                        .items())
                .extracting(Point::fix)
                .containsExactly(small, large);
        assertThat(store.newestPositions().get(Samples.TANKER).fix()).isEqualTo(later);
    }

    @Test
    void pagesOfATrackHaveNoHolesAndNoRepeatsWhileFixesComeIn() {
        for (int i = 0; i < 40; i++) {
            log.judged(Samples.TANKER, Samples.fix(T.plusSeconds(i / 2), new Digest(i % 2, 0)), T, Quality.GOOD);
        }
        drain();
        List<Point> before = track(Samples.TANKER);
        List<Point> paged = new ArrayList<>();
        String cursor = null;
        do {
            Page<Point> page = store.tracks().track(Samples.TANKER, null, null, true, new Page.Ask(7, cursor));
            paged.addAll(page.items());
            cursor = page.next();
            log.judged(Samples.TANKER, Samples.fix(T.minusSeconds(paged.size())), T, Quality.LATE);
            drain();
        } while (cursor != null);
        assertThat(before).hasSize(40);
        assertThat(paged).isEqualTo(before);
    }

    @Test
    void whatIsNoCursorIsRefused() {
        String cursorOfAnotherList = Cursor.of("violations", T, "x");
        for (String cursor :
                List.of("x", "", cursorOfAnotherList, Cursor.of("track", "noon", "x"), Cursor.of("track", T, "x"))) {
            assertThatThrownBy(() -> store.tracks().track(Samples.TANKER, null, null, true, new Page.Ask(1, cursor)))
                    .isInstanceOf(BadCursor.class);
        }
    }

    @Test
    void entriesAreTakenOverOnceHoweverOftenTheyCome() {
        Fix fix = Samples.fix(T);
        Violation violation = Samples.open(Samples.id(1), Samples.TANKER, T);
        Observation touch = new Observation.Touch(Samples.TANKER, "r-1", "z-1", T);
        log.judged(Samples.TANKER, fix, T, Quality.GOOD, new Change.Opened(violation), new Change.Observed(touch));
        log.resent(Samples.TANKER, T, fix.digest());
        drain();
        drain();
        takeOver(log.after(0, 10));
        takeOver(log.after(1, 1));
        assertThat(track(Samples.TANKER)).hasSize(1);
        assertThat(store.tracks().quality(Samples.TANKER, null, null))
                .isEqualTo(new QualityCount(Map.of(Quality.GOOD, 1L), 1));
        assertThat(store.findings().violations(ANY, ALL).items()).containsExactly(new Past.Found(violation, false));
        assertThat(store.findings().observations(ANY, ALL).items()).containsExactly(touch);

        // A journal of another name that says the same, as after a change of owner.
        try (Drainer other = store.drainer(log, "other")) {
            other.start();
            await().until(() -> other.lag() == 0);
        }
        assertThat(track(Samples.TANKER)).hasSize(1);
        assertThat(store.findings().violations(ANY, ALL).items()).containsExactly(new Past.Found(violation, false));
        assertThat(store.findings().observations(ANY, ALL).items()).containsExactly(touch);
    }

    @Test
    void aResendIsCountedThoughItIsDrainedBeforeTheReportThatItRepeats() {
        Fix fix = Samples.fix(T);
        log.resent(Samples.TANKER, T, fix.digest());
        drain();
        log.judged(Samples.TANKER, fix, T, Quality.GOOD);
        drain();
        assertThat(store.tracks().quality(Samples.TANKER, null, null))
                .isEqualTo(new QualityCount(Map.of(Quality.GOOD, 1L), 1));
        assertThat(store.tracks().quality(Samples.TANKER, T.plusSeconds(1), null))
                .isEqualTo(new QualityCount(Map.of(), 0));
    }

    @Test
    void aCrashBetweenTheBatchAndTheJournalLosesNothingAndDoublesNothing() {
        for (int i = 0; i < 30; i++) {
            log.judged(Samples.TANKER, Samples.fix(T.plusSeconds(i)), T, Quality.GOOD);
            log.resent(Samples.TANKER, T.plusSeconds(i), new Digest(T.getEpochSecond() + i, 1));
        }
        // The store has the first 25 entries; the journal was not told.
        takeOver(log.after(0, 25));
        assertThat(log.drained()).isZero();
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> log.drained() == 60);
        }
        assertThat(store.tracks().quality(Samples.TANKER, null, null))
                .isEqualTo(new QualityCount(Map.of(Quality.GOOD, 30L), 30));
    }

    @Test
    void aBatchThatFailsLeavesNothingBehind() throws SQLException {
        log.judged(Samples.TANKER, Samples.fix(T), T, Quality.GOOD);
        try (Connection connection = kind.connect()) {
            Database database = store.database();
            assertThatThrownBy(() -> database.inTransaction(connection, session -> {
                        new Batch((FindingTable) store.findings(), log.after(0, 1)).write(session);
                        throw new SQLException("the power went");
                    }))
                    .hasMessage("the power went");
        }
        assertThat(track(Samples.TANKER)).isEmpty();
        drain();
        assertThat(track(Samples.TANKER)).hasSize(1);
    }

    @Test
    void aJournalThatBeginsAnewIsReadFromItsStart() {
        for (int i = 0; i < 5; i++) {
            log.judged(Samples.TANKER, Samples.fix(T.plusSeconds(i)), T, Quality.GOOD);
        }
        drain();
        MemoryLog anew = new MemoryLog();
        anew.judged(Samples.TANKER, Samples.fix(T.plusSeconds(100)), T, Quality.GOOD);
        drain(anew);
        assertThat(track(Samples.TANKER)).hasSize(6);
    }

    @Test
    void anEntryThatTheStoreRefusesIsPutAsideAndTheOthersGoOn() throws SQLException {
        log.judged(Samples.TANKER, Samples.fix(T), T, Quality.GOOD);
        Fix impossible = new Fix(T.plusSeconds(1), Samples.fix(T).position(), 0, 1 << 20, 0, 0, 2, new Digest(0, 0));
        log.judged(Samples.TANKER, impossible, T, Quality.GOOD);
        log.judged(Samples.TANKER, Samples.fix(T.plusSeconds(2)), T, Quality.GOOD);
        execute("ALTER TABLE positions ADD CONSTRAINT of_the_wire CHECK (direction < 65536)");
        try {
            drain();
        } finally {
            execute("ALTER TABLE positions DROP CONSTRAINT of_the_wire");
        }
        assertThat(track(Samples.TANKER)).hasSize(2);
        try (Connection connection = kind.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT entry FROM refused_entries")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getLong(1)).isEqualTo(2);
        }
    }

    @Test
    void fixesAreSeenDifferentlyLater() {
        Fix first = Samples.fix(T);
        Fix second = Samples.fix(T.plusSeconds(10));
        log.judged(Samples.TANKER, first, T, Quality.DRIFT);
        log.judged(Samples.TANKER, second, T, Quality.GOOD, new Change.Requalified(T, first.digest(), Quality.GOOD));
        log.judged(Samples.TANKER, Samples.fix(T.plusSeconds(20)), T, Quality.NO_FIX);
        drain();
        assertThat(track(Samples.TANKER))
                .extracting(Point::quality)
                .containsExactly(Quality.GOOD, Quality.GOOD, Quality.NO_FIX);
        assertThat(store.tracks()
                        .quality(Samples.TANKER, T.plusSeconds(10), T.plusSeconds(21))
                        .fixes())
                .isEqualTo(Map.of(Quality.GOOD, 1L, Quality.NO_FIX, 1L));
        assertThat(store.newestPositions().get(Samples.TANKER).fix()).isEqualTo(second);
    }

    @Test
    void whatIsDurableIsReadableWithin200Milliseconds() {
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            log.judged(Samples.OTHER, Samples.fix(T), T, Quality.GOOD);
            await().until(() -> drainer.lag() == 0);
            for (int i = 0; i < 5; i++) {
                Violation violation = Samples.open(Samples.id(i), Samples.TANKER, T.plusSeconds(i));
                log.silence(Samples.TANKER, new Change.Opened(violation));
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofMillis(200))
                        .until(() ->
                                store.findings().findViolation(violation.id()).isPresent());
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = kind.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void drain() {
        drain(log);
    }

    private void drain(MemoryLog from) {
        try (Drainer drainer = store.drainer(from, "local")) {
            drainer.start();
            await().pollInterval(Duration.ofMillis(5)).until(() -> drainer.lag() == 0);
        }
    }

    private void takeOver(List<? extends org.hazmat.gateway.journal.OutcomeLog.Entry> entries) {
        try (Connection connection = store.database().borrow()) {
            new Takeover(store.database(), (FindingTable) store.findings(), "local").apply(connection, 0, entries);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Point> track(VehicleId vehicle) {
        return store.tracks().track(vehicle, null, null, true, ALL).items();
    }
}
