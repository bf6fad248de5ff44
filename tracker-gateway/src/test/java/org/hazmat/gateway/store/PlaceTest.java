package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Tracks.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Positions whose places are alike in the embedded store are all there, each once and in order. Seen to fail when a taken slot is
 * taken for the same position, when a page is not filled up to the end of its second, when the vehicle is not compared, and when what
 * is beyond a full second is not read or not recognised.
 */
class PlaceTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(T);
    private static final String BEFORE_PLACES = "33";
    private static final VehicleId ONE = VehicleId.parse("津A09004");
    /** Its 18 bits are those of the other, by another calculation of both. */
    private static final VehicleId ALIKE = VehicleId.parse("津A10268");

    @TempDir
    Path folder;

    private final MemoryLog log = new MemoryLog();
    private final Random random = new Random(3);

    /** Calculated in another language, from the polynomial that {@link String#hashCode} is said to be. */
    @Test
    void ofAPosition() {
        assertThat(Place.preferred("津A12345", T, new Digest(0xFEDCBA9876543210L, -1)))
                .isEqualTo(2_109_591_844_337_815_533L);
        assertThat(Place.first("津A12345", Instant.MIN)).isEqualTo(59_958L << 45);
        assertThat(Place.last("津A12345", Instant.MAX)).isEqualTo((59_958L << 45) + (1L << 44) - 1);
        assertThat(Place.beyond("津A12345", new Digest(0xFEDCBA9876543210L, -1)))
                .isEqualTo((59_958L << 45) + (1L << 44) + 0xFEDCBA98765L);
        assertThat(Place.next(0x1FFF)).isEqualTo(0x1000);
        assertThat(Place.next((1L << 45) - 1)).isEqualTo(1L << 44);
        assertThat(Place.first(ONE.toString(), T)).isEqualTo(Place.first(ALIKE.toString(), T));
    }

    /** Three digests whose first 12 bits are alike, at both ends of what 12 bits can be too, for two vehicles and three seconds. */
    private List<Fix> fixes() {
        List<Fix> fixes = new ArrayList<>();
        for (int second = 0; second < 3; second++) {
            for (long bits : new long[] {0, 0x7FF, 0xFFE, 0xFFF}) {
                for (int i = 0; i < 3; i++) {
                    fixes.add(Samples.fix(T.plusSeconds(second), new Digest(bits << 52 | i, random.nextLong())));
                }
            }
        }
        Collections.shuffle(fixes, random);
        return fixes;
    }

    private static List<Fix> sorted(List<Fix> fixes) {
        return fixes.stream()
                .sorted(Comparator.comparing(Fix::time).thenComparing(Fix::digest))
                .toList();
    }

    private void drain(Store store) {
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> drainer.lag() == 0);
        }
    }

    private static List<Fix> track(Store store, VehicleId vehicle, int limit) {
        List<Fix> fixes = new ArrayList<>();
        String cursor = null;
        do {
            Page<Point> page = store.tracks().track(vehicle, null, null, true, new Page.Ask(limit, cursor));
            page.items().forEach(point -> fixes.add(point.fix()));
            cursor = page.next();
        } while (cursor != null);
        return fixes;
    }

    @Test
    void placesThatAreAlikeAreSharedOut() {
        List<Fix> ones = fixes();
        List<Fix> others = fixes();
        try (Store store = Store.embedded(folder, CLOCK)) {
            for (int again = 0; again < 2; again++) {
                ones.forEach(fix -> log.judged(ONE, fix, T, Quality.GOOD));
                others.forEach(fix -> log.judged(ALIKE, fix, T, Quality.GOOD));
                drain(store);
                for (int limit : new int[] {1, 2, 5, 100}) {
                    assertThat(track(store, ONE, limit)).containsExactlyElementsOf(sorted(ones));
                    assertThat(track(store, ALIKE, limit)).containsExactlyElementsOf(sorted(others));
                }
            }
            Fix third = ones.get(2);
            log.judged(
                    ONE,
                    Samples.fix(T.plusSeconds(9)),
                    T,
                    Quality.GOOD,
                    new Change.Requalified(third.time(), third.digest(), Quality.DRIFT));
            drain(store);
            assertThat(store.tracks()
                            .track(ONE, null, null, true, new Page.Ask(100, null))
                            .items())
                    .filteredOn(point -> point.quality() == Quality.DRIFT)
                    .extracting(Point::fix)
                    .containsExactly(third);
            assertThat(store.tracks()
                            .quality(ONE, third.time(), third.time().plusSeconds(1))
                            .fixes())
                    .isEqualTo(Map.of(Quality.GOOD, 11L, Quality.DRIFT, 1L));
        }
    }

    /** A terminal whose clock has stopped says the same time for days. */
    @Test
    void aSecondMayHaveMoreThanItHoldsSlots() throws SQLException {
        List<Fix> fixes = IntStream.range(0, Place.SLOTS + 100)
                .mapToObj(i -> Samples.fix(T, new Digest(i < Place.SLOTS ? random.nextLong() : -1, i)))
                .toList();
        List<Located> all = fixes.stream().map(PlaceTest::located).toList();
        try (Store store = Store.embedded(folder, CLOCK)) {
            insert(store, all.subList(0, Place.SLOTS + 50));
            insert(store, all.subList(Place.SLOTS - 50, all.size()));
            insert(store, all);
            assertThat(track(store, ONE, 1_000)).containsExactlyElementsOf(sorted(fixes));
            Fix last = fixes.getLast();
            log.judged(
                    ONE,
                    Samples.fix(T.plusSeconds(9)),
                    T,
                    Quality.GOOD,
                    new Change.Requalified(T, last.digest(), Quality.GOOD));
            drain(store);
            assertThat(store.tracks().quality(ONE, T, T.plusSeconds(1)).fixes())
                    .isEqualTo(Map.of(Quality.DUPLICATE, (long) fixes.size() - 1, Quality.GOOD, 1L));
            assertThat(store.tracks().quality(ONE, T.plusSeconds(1), null).fixes())
                    .isEqualTo(Map.of(Quality.GOOD, 1L));
        }
    }

    private static Located located(Fix fix) {
        return new Located(ONE, fix, T, Quality.DUPLICATE);
    }

    private static void insert(Store store, List<Located> fixes) throws SQLException {
        try (Connection connection = store.database().borrow()) {
            store.database().inTransaction(connection, session -> {
                session.dialect().insertPositions(session, fixes);
                return null;
            });
        }
    }

    /** Cut short while it copied, between dropping and renaming, and before it was noted that it is done. */
    @Test
    void anOlderStoreKeepsEachPositionWhereverItsUpgradeIsCutShort() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("store");
        List<Fix> fixes = fixes();
        OlderStore.make(url, Dialect.EMBEDDED, BEFORE_PLACES);
        execute(url, "CREATE TABLE placed_positions (place bigint PRIMARY KEY)");
        fill(url, fixes);
        upgradeAndCheck(fixes);
        execute(url, "ALTER TABLE positions RENAME TO placed_positions", forgetUpgrade());
        upgradeAndCheck(fixes);
        execute(url, forgetUpgrade());
        upgradeAndCheck(fixes);
    }

    private static String forgetUpgrade() {
        return "DELETE FROM \"schema_history\" WHERE \"version\" = '34'";
    }

    private void upgradeAndCheck(List<Fix> fixes) {
        try (Store store = Store.embedded(folder, CLOCK)) {
            assertThat(track(store, ONE, 5)).containsExactlyElementsOf(sorted(fixes));
            assertThat(track(store, ALIKE, 5)).containsExactlyElementsOf(sorted(fixes));
        }
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static void fill(String url, List<Fix> fixes) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO positions (vehicle, fix_time, digest,"
                                + " lon_microdegrees, lat_microdegrees, speed_kmh, direction, altitude_metres, alarm, status,"
                                + " received_at, quality) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (VehicleId vehicle : List.of(ONE, ALIKE)) {
                for (Fix fix : fixes) {
                    List<Object> row = new ArrayList<>(new Located(vehicle, fix, T, Quality.GOOD).row());
                    for (int i = 0; i < row.size(); i++) {
                        Object value = row.get(i);
                        insert.setObject(i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
                    }
                    insert.executeUpdate();
                }
            }
        }
    }
}
