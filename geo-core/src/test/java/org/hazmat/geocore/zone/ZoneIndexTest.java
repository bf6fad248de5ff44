package org.hazmat.geocore.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape.Area;
import org.hazmat.geocore.zone.Shape.Circle;
import org.hazmat.geocore.zone.Shape.Corridor;
import org.hazmat.geocore.zone.Shape.Polygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneIndexTest {
    private static final Area HOLLOW_SQUARE = new Area(List.of(new Polygon(
            Districts.rectangle(117_560_000, 38_720_000, 4_000, 4_000),
            List.of(Districts.rectangle(117_561_000, 38_721_000, 2_000, 2_000)))));

    @ParameterizedTest
    @CsvSource({
        "117560000, 38720000, true", // vertex
        "117562000, 38720000, true", // edge
        "117562000, 38719999, false",
        "117559999, 38722000, false",
        "117564000, 38724000, true",
        "117564001, 38724000, false",
        "117560500, 38722000, true",
        "117561000, 38722000, true", // edge of the hole
        "117561001, 38722000, false",
        "117562999, 38722000, false",
        "117563000, 38723000, true" // vertex of the hole
    })
    void anAreaIsClosedAndItsHoleIsOpen(int lon, int lat, boolean inside) {
        ZoneIndex index = index(HOLLOW_SQUARE);
        Position p = new Position(lon, lat);
        assertThat(index.contains(0, p)).isEqualTo(inside);
        assertThat(index.locate(p, new int[1])).isEqualTo(inside ? 1 : 0);
    }

    @Test
    void aCorridorHasRoundEndsAndJoints() {
        // At the equator a microdegree is 0.111195 m both ways: 15 m are 134.898 of them, and 95.387 of them
        // diagonally.
        ZoneIndex index = index(new Corridor(List.of(at(0, 0), at(10_000, 0), at(10_000, 10_000)), 15));
        assertThat(index.contains(0, at(5_000, 134))).isTrue();
        assertThat(index.contains(0, at(5_000, 135))).isFalse();
        assertThat(index.contains(0, at(-134, 0))).isTrue();
        assertThat(index.contains(0, at(-135, 0))).isFalse();
        assertThat(index.contains(0, at(-95, -95))).isTrue();
        assertThat(index.contains(0, at(-96, -96))).isFalse();
        assertThat(index.contains(0, at(10_095, -95))).isTrue();
        assertThat(index.contains(0, at(10_096, -96))).isFalse();
    }

    @Test
    void metresOutsideAreThoseOfTheRules() {
        // By hand: cos(38.722°) = 0.780188, so 200 microdegrees east are 200 * 0.1111950802 * 0.780188 = 17.3506 m.
        ZoneIndex index = index(HOLLOW_SQUARE, new Circle(at(117_500_000, 38_722_000), 10));
        assertThat(index.metresOutside(0, at(117_564_200, 38_722_000))).isCloseTo(17.3506, within(0.0005));
        assertThat(index.metresOutside(1, at(117_500_200, 38_722_000))).isCloseTo(7.3506, within(0.0005));
        assertThat(index.metresOutside(0, at(117_562_000, 38_724_135))).isCloseTo(15.0113, within(0.0005));
        assertThat(index.metresOutside(0, at(117_562_000, 38_722_000))).isCloseTo(1_000 * 0.0867526, within(0.01));
        assertThat(index.metresOutside(0, at(117_564_000, 38_722_000))).isZero();
    }

    @Test
    void aLineThatOnlyTouchesIsACrossing() {
        ZoneIndex index = index(HOLLOW_SQUARE);
        int[] hits = new int[1];
        assertThat(index.crossed(at(117_559_000, 38_721_000), at(117_561_000, 38_719_000), hits))
                .isEqualTo(1);
        assertThat(index.crossed(at(117_559_000, 38_720_999), at(117_561_000, 38_718_999), hits))
                .isZero();
        assertThat(index.crossed(at(117_559_000, 38_720_000), at(117_565_000, 38_720_000), hits))
                .isEqualTo(1);
        assertThat(index.crossed(at(117_561_500, 38_722_000), at(117_562_500, 38_722_000), hits))
                .isZero();
    }

    @Test
    void fillsNoMoreThanItIsGivenRoomForAndStaysAscending() {
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            zones.add(Districts.zone("Z" + i, HOLLOW_SQUARE));
        }
        ZoneIndex index = ZoneIndex.of(zones);
        int[] hits = new int[3];
        assertThat(index.locate(at(117_560_000, 38_720_000), hits)).isEqualTo(3);
        assertThat(hits).containsExactly(0, 1, 2);
        assertThat(index.crossed(at(117_559_000, 38_720_000), at(117_565_000, 38_720_000), hits))
                .isEqualTo(3);
        assertThat(hits).containsExactly(0, 1, 2);
        assertThat(index.locate(at(117_560_000, 38_720_000), new int[0])).isZero();
    }

    @Test
    void anEmptyIndexFindsNothing() {
        ZoneIndex index = ZoneIndex.of(List.of());
        assertThat(index.size()).isZero();
        assertThat(index.locate(at(0, 0), new int[1])).isZero();
        assertThat(index.crossed(at(0, 0), at(5_000, 5_000), new int[1])).isZero();
    }

    @Test
    void aLoneZoneFarAwayCostsNextToNothing() {
        ZoneIndex near = index(HOLLOW_SQUARE);
        ZoneIndex both = index(HOLLOW_SQUARE, new Circle(at(-70_000_000, -33_000_000), 30));
        assertThat(both.contains(1, at(-70_000_000, -33_000_000))).isTrue();
        assertThat(both.bytes() - near.bytes()).isLessThan(40_000);
    }

    @Test
    void aZoneAsWideAsTheWorldIsKeptOutOfTheRaster() {
        Area world = new Area(List.of(
                new Polygon(Districts.rectangle(-180_000_000, -90_000_000, 360_000_000, 180_000_000), List.of())));
        ZoneIndex index = index(HOLLOW_SQUARE, world);
        int[] hits = new int[2];
        assertThat(index.locate(at(117_560_000, 38_720_000), hits)).isEqualTo(2);
        assertThat(index.locate(at(-70_000_000, -33_000_000), hits)).isEqualTo(1);
        assertThat(hits[0]).isEqualTo(1);
        assertThat(index.contains(1, at(180_000_000, 90_000_000))).isTrue();
        assertThat(index.bytes()).isLessThan(1_000_000);
    }

    @Test
    void aProvinceFitsTheRaster() {
        Area province = new Area(
                List.of(new Polygon(Districts.rectangle(115_000_000, 36_000_000, 5_000_000, 5_000_000), List.of())));
        ZoneIndex index = index(province);
        assertThat(index.contains(0, at(117_560_000, 38_720_000))).isTrue();
        assertThat(index.contains(0, at(114_999_999, 38_720_000))).isFalse();
        assertThat(index.bytes()).isLessThan(10_000_000);
    }

    @Test
    void anAwfullyLongLineIsComparedWithEveryZone() {
        ZoneIndex index = index(HOLLOW_SQUARE, new Circle(at(0, 0), 30));
        int[] hits = new int[2];
        assertThat(index.crossed(at(100_000_000, 38_722_000), at(130_000_000, 38_722_000), hits))
                .isEqualTo(1);
        assertThat(hits[0]).isZero();
    }

    @Test
    void aLookUpAllocatesNothing() {
        Districts districts = new Districts(808);
        List<Zone> zones = districts.zones(40);
        ZoneIndex index = ZoneIndex.of(zones);
        List<Position> places = districts.places(zones, 1_000);
        int[] hits = new int[41];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        lookUpAll(index, places, hits);
        long before = threads.getCurrentThreadAllocatedBytes();
        int found = lookUpAll(index, places, hits);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(found).isPositive();
        assertThat(allocated).as("bytes for 2 000 look-ups, measuring included").isLessThan(2_000);
    }

    private static int lookUpAll(ZoneIndex index, List<Position> places, int[] hits) {
        int found = 0;
        for (int i = 0; i + 1 < places.size(); i++) {
            found += index.locate(places.get(i), hits);
            found += index.crossed(places.get(i), places.get(i + 1), hits);
        }
        return found;
    }

    private static ZoneIndex index(Shape... shapes) {
        List<Zone> zones = new ArrayList<>();
        for (Shape shape : shapes) {
            zones.add(Districts.zone("Z" + zones.size(), shape));
        }
        return ZoneIndex.of(zones);
    }

    private static Position at(int lon, int lat) {
        return new Position(lon, lat);
    }
}
