package org.hazmat.geocore.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that GDAL wrote land where GDAL says they are (resources/survey/README.md). */
class ForeignFilesTest {
    /** The resolution of a position is up to 0.07 m. */
    private static final double METRES = 0.1;

    private static final List<Position> COAST_ROAD = List.of(
            Position.ofDegrees(117.701234, 38.991234),
            Position.ofDegrees(117.712345, 39.002345),
            Position.ofDegrees(117.723456, 39.004567));

    static SurveyFile file(String name) {
        try (var in = ForeignFilesTest.class.getResourceAsStream("/survey/" + name)) {
            return new SurveyFile(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With easting and northing exchanged none of the zones was read; with the strip one further west, EPSG:4547, they lay elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"zones-gbk.zip", "zones-no-cpg.zip", "zones-utf8.zip", "district-4548.geojson"})
    void aShapefileInEpsg4548WithChineseAttributesLandsWhereItsWriterSaysItIs(String name) {
        Survey survey = Survey.of(file(name), SurveyOptions.NONE);

        assertThat(survey.faults()).isEmpty();
        List<Zone> zones = survey.zones().stream().map(Survey.Found::zone).toList();
        assertThat(zones).extracting(Zone::id).containsExactly("港区禁行-1", "东海路-3");
        assertThat(zones).extracting(Zone::name).containsExactly("临港禁行区", "东海路禁行段");
        assertThat(zones).extracting(Zone::kind).containsExactly(ZoneKind.RESTRICTED_AREA, ZoneKind.RESTRICTED_ROAD);
        assertThat(zones.getFirst().further()).contains("\"管理单", "\":\"滨海新区交通运输局\"");
        List<Position> expected = expected();
        List<Position> got = new ArrayList<>();
        zones.forEach(zone -> got.addAll(corners(zone.shape())));
        assertThat(got).hasSameSizeAs(expected);
        expected.forEach(place -> assertThat(got).anyMatch(near -> near.metresTo(place) < METRES));
        got.forEach(place -> assertThat(expected).anyMatch(near -> near.metresTo(place) < METRES));
    }

    @Test
    void aHoleStaysAHole() {
        Shape shape = Survey.of(file("zones-gbk.zip"), SurveyOptions.NONE)
                .zones()
                .getFirst()
                .zone()
                .shape();
        assertThat(((Shape.Area) shape).polygons())
                .singleElement()
                .satisfies(polygon -> assertThat(polygon.holes()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"road-4490.gpkg", "road-4527.geojson", "road.kml", "road-wgs84.geojson"})
    void roadsInAnyFormatAndStripAreTheSameRoads(String name) {
        Survey survey = Survey.of(file(name), SurveyOptions.NONE.withKind(ZoneKind.RESTRICTED_ROAD));

        assertThat(survey.faults()).isEmpty();
        assertThat(survey.zones()).extracting(found -> found.zone().id()).containsExactly("R-1", "R-2");
        Shape.Corridor coast = (Shape.Corridor) survey.zones().getFirst().zone().shape();
        assertThat(coast.halfWidthMetres()).isEqualTo(12.5);
        assertThat(coast.line()).hasSameSizeAs(COAST_ROAD);
        for (int i = 0; i < COAST_ROAD.size(); i++) {
            assertThat(coast.line().get(i).metresTo(COAST_ROAD.get(i))).isLessThan(METRES);
        }
        Shape.Corridor joined = (Shape.Corridor) survey.zones().getLast().zone().shape();
        assertThat(joined.line()).hasSize(3);
    }

    /** The meridian from the equator to 40° north is 4 429 529.03 m long on WGS-84 (NIMA TR8350.2 ellipsoid; series to e^8 by hand). */
    @Test
    void onTheCentralMeridianTheNorthingIsTheLengthOfTheMeridian() {
        for (String code : List.of("EPSG:4548", "EPSG:4527")) {
            double falseEasting = code.equals("EPSG:4548") ? 500_000 : 39_500_000;
            double[] place =
                    Projection.of(new Layer.Declared.Code(code)).toWgs84(new double[] {falseEasting, 4_429_529.03});
            assertThat(place[0]).isCloseTo(117, within(1e-9));
            assertThat(place[1]).isCloseTo(40, within(1e-7));
        }
    }

    private static List<Position> corners(Shape shape) {
        List<Position> corners = new ArrayList<>();
        for (Shape.Polygon polygon : ((Shape.Area) shape).polygons()) {
            corners.addAll(polygon.outer().subList(1, polygon.outer().size()));
            polygon.holes().forEach(hole -> corners.addAll(hole.subList(1, hole.size())));
        }
        return corners;
    }

    private static List<Position> expected() {
        Map<String, Position> places = new TreeMap<>();
        new String(file("wgs84.csv").content(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .forEach(line -> {
                    String[] cells = line.split(",");
                    places.put(line, Position.ofDegrees(Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
                });
        return List.copyOf(places.values());
    }
}
