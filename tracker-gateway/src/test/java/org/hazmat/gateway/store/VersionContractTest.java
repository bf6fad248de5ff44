package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Versioned;
import org.junit.jupiter.api.Test;

@EachStore
class VersionContractTest {
    private final StoreKind kind;
    private final Store store;

    VersionContractTest(StoreKind kind) {
        this.kind = kind;
        store = kind.empty();
    }

    @Test
    void aVersionWithoutValidFromIsInForceFromWhenItWasMade() {
        kind.setClock(Instant.parse("2026-03-10T04:00:00.123456789Z"));
        Version<Rule> made = store.rules().put("r-1", Samples.rule("r-1"), null, null, "bureau");
        assertThat(made.number()).isEqualTo(1);
        assertThat(made.madeAt()).isEqualTo("2026-03-10T04:00:00.123456Z");
        assertThat(made.validFrom()).isEqualTo(made.madeAt());
        assertThat(store.rules().find("r-1").orElseThrow().madeAt()).isEqualTo(made.madeAt());
    }

    @Test
    void versionsAreNumberedInTheOrderInWhichTheyWereMade() {
        Zone first = Samples.zone("z-1", Samples.corridor());
        Zone second = Samples.zone("z-1", new Shape.Circle(Position.ofDegrees(117.7, 39.0), 120));
        Instant past = Instant.parse("2020-01-01T00:00:00+08:00");
        Instant until = Instant.parse("2030-01-01T00:00:00+08:00");
        store.zones().put("z-1", first, null, until, "bureau");
        store.zones().put("z-1", second, past, null, "admin");

        Version<Zone> one = new Version<>("z-1", 1, first, StoreKind.NOON, until, "bureau", StoreKind.NOON);
        Version<Zone> two = new Version<>("z-1", 2, second, past, null, "admin", StoreKind.NOON);
        assertThat(store.zones().versions("z-1")).containsExactly(one, two);
        assertThat(store.zones().find("z-1")).contains(two);
        assertThat(store.zones().versions("z-2")).isEmpty();
    }

    @Test
    void aDeletionIsAVersionWithoutAValue() {
        Zone zone = Samples.zone("z-1", Samples.corridor());
        store.zones().put("z-1", zone, null, null, "bureau");
        assertThat(store.zones().delete("z-1", "admin")).isTrue();
        assertThat(store.zones().delete("z-1", "admin")).isFalse();
        assertThat(store.zones().delete("z-2", "admin")).isFalse();
        assertThat(store.zones().find("z-1")).isEmpty();
        assertThat(store.zones().list(new Page.Ask(10, null)).items()).isEmpty();
        assertThat(store.zones().versions("z-1"))
                .containsExactly(
                        new Version<>("z-1", 1, zone, StoreKind.NOON, null, "bureau", StoreKind.NOON),
                        new Version<>("z-1", 2, null, StoreKind.NOON, null, "admin", StoreKind.NOON));
        assertThat(store.zones().put("z-1", zone, null, null, "bureau").number())
                .isEqualTo(3);
        assertThat(store.allZones()).extracting(Version::number).containsExactly(1, 2, 3);
    }

    @Test
    void theListHasTheNewestVersionOfEachIdByPages() {
        for (String id : List.of("z-3", "z-1", "z-2", "z-1", "z-4")) {
            store.zones().put(id, Samples.zone(id, Samples.corridor()), null, null, "bureau");
        }
        store.zones().delete("z-2", "bureau");
        Page<Version<Zone>> first = store.zones().list(new Page.Ask(2, null));
        assertThat(first.items()).extracting(Version::id).containsExactly("z-1", "z-3");
        assertThat(first.items()).extracting(Version::number).containsExactly(2, 1);
        Page<Version<Zone>> second = store.zones().list(new Page.Ask(2, first.next()));
        assertThat(second.items()).extracting(Version::id).containsExactly("z-4");
        assertThat(second.next()).isNull();
    }

    /** With each version in a transaction of its own, z-1 was stored. */
    @Test
    void ofManyAllAreStoredOrNone() {
        Zone good = Samples.zone("z-1", Samples.corridor());
        List<Position> open = ring(117.0, 39.0, 0.1).subList(0, 4);
        Zone bad = Samples.zone("z-2", new Shape.Area(List.of(new Shape.Polygon(open, List.of()))));
        assertThatThrownBy(() -> store.zones().putAll(List.of(change(good), change(bad)), "bureau"))
                .isInstanceOf(RuntimeException.class);
        assertThat(store.allZones()).isEmpty();

        Zone other = Samples.zone("z-3", Samples.corridor());
        assertThat(store.zones().putAll(List.of(change(good), change(other)), "bureau"))
                .extracting(Version::id, Version::number, Version::author)
                .containsExactly(tuple("z-1", 1, "bureau"), tuple("z-3", 1, "bureau"));
        assertThat(store.zones().putAll(List.of(change(good)), "admin"))
                .extracting(Version::number)
                .containsExactly(2);
        assertThat(store.zones().list(new Page.Ask(10, null)).items())
                .extracting(Version::id)
                .containsExactly("z-1", "z-3");
    }

    private static Versioned.Change<Zone> change(Zone zone) {
        return new Versioned.Change<>(zone.id(), zone, null, null);
    }

    @Test
    void editsAtTheSameTimeGetNumbersOfTheirOwn() throws Exception {
        Rule rule = Samples.rule("r-1");
        Callable<Integer> edit =
                () -> store.rules().put("r-1", rule, null, null, "bureau").number();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Integer> numbers = threads
                    .invokeAll(IntStream.range(0, 12).mapToObj(i -> edit).toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 12).boxed().toList());
        }
    }

    @Test
    void aZonesGeometryIsThereForOtherReadersLongitudeFirst() throws SQLException {
        Shape.Polygon square = new Shape.Polygon(ring(117.0, 39.0, 0.4), List.of(ring(117.1, 39.1, 0.1)));
        store.zones()
                .put(
                        "circle",
                        Samples.zone("circle", new Shape.Circle(Position.ofDegrees(117.7, 39.1), 120)),
                        null,
                        null,
                        "a");
        store.zones().put("line", Samples.zone("line", Samples.corridor()), null, null, "a");
        store.zones().put("area", Samples.zone("area", new Shape.Area(List.of(square))), null, null, "a");
        // The square of 0.4 degrees has a hole of 0.1 degrees.
        assertThat(number("SELECT ST_Area(geometry) FROM zones WHERE id = 'area'"))
                .isBetween(0.14999, 0.15001);
        assertThat(number("SELECT ST_X(geometry) FROM zones WHERE id = 'circle'"))
                .isEqualTo(117.7);
        assertThat(number("SELECT ST_SRID(geometry) FROM zones WHERE id = 'circle'"))
                .isEqualTo(4326);
        assertThat(number("SELECT ST_NPoints(geometry) FROM zones WHERE id = 'line'"))
                .isEqualTo(2);
        assertThat(number("SELECT extent_metres FROM zones WHERE id = 'line'")).isEqualTo(25.5);
        assertThat(number("SELECT extent_metres FROM zones WHERE id = 'circle'"))
                .isEqualTo(120);
    }

    private double number(String sql) throws SQLException {
        try (Connection connection = kind.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getDouble(1);
        }
    }

    private static List<Position> ring(double west, double south, double size) {
        return List.of(
                Position.ofDegrees(west, south),
                Position.ofDegrees(west + size, south),
                Position.ofDegrees(west + size, south + size),
                Position.ofDegrees(west, south + size),
                Position.ofDegrees(west, south));
    }
}
