package org.hazmat.geocore.zone;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hazmat.geocore.model.Position;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Says what is wrong with a shape (区域图形校验), with the place, before it may become part of a zone. */
public final class ShapeCheck {
    public static final int MAX_VERTICES = 100_000;

    /** Wider is no road but a mistake of units. */
    public static final double MAX_HALF_WIDTH_METRES = 50_000;

    private static final int MAX_LON = 180_000_000;
    private static final int MAX_LAT = 90_000_000;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private ShapeCheck() {}

    /** A sentence, or empty when the shape is sound. */
    public static Optional<String> problem(Shape shape) {
        return switch (shape) {
            case Shape.Circle circle -> circleProblem(circle);
            case Shape.Corridor corridor -> corridorProblem(corridor);
            case Shape.Area area -> areaProblem(area);
        };
    }

    /** For readers, before degrees become a {@link Position}: a sentence, or empty when the place is on Earth. */
    public static Optional<String> coordinateProblem(double lon, double lat) {
        if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) {
            return Optional.empty();
        }
        String hint = Math.abs(lon) > 360 || Math.abs(lat) > 360
                ? "; these look like metres: is this another coordinate system?"
                : Math.abs(lon) <= 90 && Math.abs(lat) <= 180 ? "; longitude comes first" : "";
        return Optional.of("(" + lon + ", " + lat + ") is not a longitude and latitude in degrees (WGS-84)" + hint);
    }

    private static Optional<String> circleProblem(Shape.Circle circle) {
        double radius = circle.radiusMetres();
        if (!(radius > 0 && radius <= MAX_HALF_WIDTH_METRES)) {
            return Optional.of("a circle has a radius above 0 and up to 50 000 m, not " + radius);
        }
        return rangeProblem(List.of(circle.centre()));
    }

    private static Optional<String> corridorProblem(Shape.Corridor corridor) {
        double halfWidth = corridor.halfWidthMetres();
        if (!(halfWidth > 0 && halfWidth <= MAX_HALF_WIDTH_METRES)) {
            return Optional.of("a corridor has a half-width above 0 and up to 50 000 m, not " + halfWidth);
        }
        if (corridor.line().size() > MAX_VERTICES) {
            return tooMany(corridor.line().size());
        }
        if (corridor.line().stream().distinct().count() < 2) {
            return Optional.of("a corridor's line has at least two different positions");
        }
        return rangeProblem(corridor.line());
    }

    private static Optional<String> areaProblem(Shape.Area area) {
        if (area.polygons().isEmpty()) {
            return Optional.of("an area has at least one polygon");
        }
        List<List<Position>> rings = area.polygons().stream()
                .flatMap(polygon -> Stream.concat(Stream.of(polygon.outer()), polygon.holes().stream()))
                .toList();
        long vertices = rings.stream().mapToLong(List::size).sum();
        if (vertices > MAX_VERTICES) {
            return tooMany(vertices);
        }
        return rings.stream()
                .map(ShapeCheck::ringProblem)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> topologyProblem(area));
    }

    private static Optional<String> ringProblem(List<Position> ring) {
        if (ring.size() < 4) {
            return Optional.of(
                    "a ring has at least 4 positions, the last the same as the first; here are " + ring.size());
        }
        Position first = ring.getFirst();
        if (!first.equals(ring.getLast())) {
            return Optional.of(
                    "a ring is not closed: it starts at " + place(first) + " and ends at " + place(ring.getLast()));
        }
        Optional<String> range = rangeProblem(ring);
        if (range.isEmpty() && ring(ring).convexHull().getDimension() < 2) {
            return Optional.of("the ring at " + place(first) + " has no area");
        }
        return range;
    }

    private static Optional<String> topologyProblem(Shape.Area area) {
        Polygon[] polygons = area.polygons().stream().map(ShapeCheck::polygon).toArray(Polygon[]::new);
        for (Geometry polygon : polygons) {
            Optional<String> problem = topologyProblem(polygon);
            if (problem.isPresent()) {
                return problem;
            }
        }
        Geometry whole = GEOMETRY.createMultiPolygon(polygons);
        TopologyValidationError error = new IsValidOp(whole).getValidationError();
        return error == null
                ? Optional.empty()
                : Optional.of("two of the polygons overlap or share an edge at " + place(error.getCoordinate()));
    }

    private static Optional<String> topologyProblem(Geometry polygon) {
        TopologyValidationError error = new IsValidOp(polygon).getValidationError();
        if (error == null) {
            return Optional.empty();
        }
        String what = switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION -> "the edge crosses itself or a hole's edge";
            case TopologyValidationError.RING_SELF_INTERSECTION -> "a ring touches itself";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "a hole lies outside its polygon";
            case TopologyValidationError.NESTED_HOLES -> "a hole lies in another hole";
            case TopologyValidationError.DISCONNECTED_INTERIOR -> "holes cut the polygon in two";
            default -> error.getMessage();
        };
        return Optional.of(what + " at " + place(error.getCoordinate()));
    }

    private static Optional<String> rangeProblem(List<Position> positions) {
        return positions.stream()
                .filter(position -> Math.abs((long) position.lonMicrodegrees()) > MAX_LON
                        || Math.abs((long) position.latMicrodegrees()) > MAX_LAT)
                .findFirst()
                .flatMap(position -> coordinateProblem(position.lon(), position.lat()));
    }

    private static Optional<String> tooMany(long vertices) {
        return Optional.of("a zone has at most 100 000 vertices; here are " + vertices);
    }

    private static Polygon polygon(Shape.Polygon polygon) {
        return GEOMETRY.createPolygon(
                ring(polygon.outer()),
                polygon.holes().stream().map(ShapeCheck::ring).toArray(LinearRing[]::new));
    }

    /** In microdegrees: whole numbers, so that JTS decides without rounding. */
    private static LinearRing ring(List<Position> ring) {
        return GEOMETRY.createLinearRing(ring.stream()
                .map(position -> new Coordinate(position.lonMicrodegrees(), position.latMicrodegrees()))
                .toArray(Coordinate[]::new));
    }

    private static String place(Position position) {
        return "(" + position.lon() + ", " + position.lat() + ")";
    }

    private static String place(Coordinate coordinate) {
        return place(new Position((int) Math.round(coordinate.x), (int) Math.round(coordinate.y)));
    }
}
