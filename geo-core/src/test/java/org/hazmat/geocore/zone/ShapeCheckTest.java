package org.hazmat.geocore.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape.Area;
import org.hazmat.geocore.zone.Shape.Circle;
import org.hazmat.geocore.zone.Shape.Corridor;
import org.hazmat.geocore.zone.Shape.Polygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeCheckTest {
    private static final List<Position> SQUARE = line(0, 0, 1000, 0, 1000, 1000, 0, 1000, 0, 0);

    @Test
    void acceptsSoundShapes() {
        assertSound(area(SQUARE, line(200, 200, 400, 200, 400, 400, 200, 200)));
        assertSound(new Area(List.of(
                new Polygon(SQUARE, List.of()),
                new Polygon(line(1000, 1000, 2000, 1000, 2000, 2000, 1000, 1000), List.of()))));
        assertSound(new Corridor(line(0, 0, 1000, 0, 0, 0), 15));
        assertSound(new Circle(new Position(0, 0), 30));
    }

    @Test
    void refusesAnEdgeThatCrossesItselfAndNamesThePlace() {
        // A bow tie: the diagonals of the square meet in its middle.
        assertProblem(
                area(line(
                        117_000_000,
                        39_000_000,
                        117_001_000,
                        39_001_000,
                        117_001_000,
                        39_000_000,
                        117_000_000,
                        39_001_000,
                        117_000_000,
                        39_000_000)),
                "crosses itself",
                "(117.0005, 39.0005)");
    }

    @Test
    void refusesBrokenRings() {
        assertProblem(new Area(List.of()), "at least one polygon");
        assertProblem(area(List.of()), "at least 4 positions");
        assertProblem(area(line(0, 0, 1000, 0, 0, 0)), "at least 4 positions", "3");
        assertProblem(area(line(0, 0, 1000, 0, 1000, 1000, 0, 1000)), "not closed", "(0.0, 0.001)");
        assertProblem(area(line(0, 0, 500, 500, 1000, 1000, 0, 0)), "has no area");
        assertProblem(area(line(7, 7, 7, 7, 7, 7, 7, 7)), "has no area");
    }

    @Test
    void refusesHolesThatAreNoHoles() {
        assertProblem(area(SQUARE, line(2000, 2000, 3000, 2000, 3000, 3000, 2000, 2000)), "outside");
        assertProblem(area(SQUARE, line(500, 500, 1500, 500, 1500, 1500, 500, 500)), "crosses itself or a hole");
        assertProblem(
                area(
                        SQUARE,
                        line(100, 100, 900, 100, 900, 900, 100, 100),
                        line(600, 200, 800, 200, 800, 400, 600, 200)),
                "another hole");
    }

    @Test
    void refusesPolygonsThatOverlap() {
        Polygon square = new Polygon(SQUARE, List.of());
        assertProblem(
                new Area(List.of(square, new Polygon(line(500, 0, 1500, 0, 1500, 1000, 500, 0), List.of()))),
                "overlap");
        assertProblem(
                new Area(List.of(square, new Polygon(line(100, 100, 200, 100, 200, 200, 100, 100), List.of()))),
                "overlap");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 50_000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWidthsThatAreNone(double metres) {
        assertProblem(new Corridor(line(0, 0, 1000, 0), metres), "half-width");
        assertProblem(new Circle(new Position(0, 0), metres), "radius");
    }

    @Test
    void refusesALineThatStaysInOnePlace() {
        assertProblem(new Corridor(line(5, 5, 5, 5), 15), "two different positions");
        assertProblem(new Corridor(List.of(), 15), "two different positions");
    }

    @Test
    void refusesPlacesThatAreNotOnEarth() {
        assertProblem(new Circle(new Position(39_000_000, 117_000_000), 30), "longitude comes first");
        assertProblem(new Corridor(line(0, 0, 180_000_001, 0), 15), "WGS-84");
        assertProblem(area(line(0, 0, 1_000_000_000, 0, 1_000_000_000, 1_000_000_000, 0, 0)), "look like metres");
        assertThat(ShapeCheck.coordinateProblem(4_321_000.5, 556_000.25).orElseThrow())
                .contains("another coordinate system");
        assertThat(ShapeCheck.coordinateProblem(Double.NaN, 39)).isPresent();
        assertThat(ShapeCheck.coordinateProblem(180, -90)).isEmpty();
    }

    @Test
    void refusesMoreVerticesThanItWillDraw() {
        List<Position> many = new ArrayList<>(Collections.nCopies(ShapeCheck.MAX_VERTICES, new Position(0, 0)));
        many.add(new Position(1000, 0));
        assertProblem(new Corridor(many, 15), "at most 100 000", "100001");
        assertProblem(area(many), "at most 100 000");
    }

    private static void assertSound(Shape shape) {
        assertThat(ShapeCheck.problem(shape)).isEmpty();
    }

    private static void assertProblem(Shape shape, String... parts) {
        assertThat(ShapeCheck.problem(shape).orElse("sound")).contains(parts);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Area area(List<Position> outer, List<Position>... holes) {
        return new Area(List.of(new Polygon(outer, List.of(holes))));
    }

    private static List<Position> line(int... lonLat) {
        List<Position> line = new ArrayList<>();
        for (int i = 0; i < lonLat.length; i += 2) {
            line.add(new Position(lonLat[i], lonLat[i + 1]));
        }
        return line;
    }
}
