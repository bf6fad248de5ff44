package org.hazmat.geocore.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hazmat.geocore.model.Position;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * The ground that a zone covers, as polygons that a map can draw (区域范围). For looking at: arcs are drawn with 64 corners a circle, and the
 * east-west scale is that of the middle latitude; what judges is {@link Shape}.
 */
public final class Footprint {
    private static final int CORNERS_A_QUARTER = 16;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Footprint() {}

    /** West, south, east and north in degrees. */
    public record Box(double west, double south, double east, double north) {
        public boolean meets(Box other) {
            return west <= other.east && east >= other.west && south <= other.north && north >= other.south;
        }

        /** With so many metres more on each side. */
        public Box widened(double metres) {
            double degrees = metres / Metric.METRES_PER_MICRODEGREE / 1e6;
            double wide = degrees / Metric.cosine(Math.max(Math.abs(south), Math.abs(north)) * 1e6);
            return new Box(west - wide, south - degrees, east + wide, north + degrees);
        }

        public Box with(Box other) {
            return new Box(
                    Math.min(west, other.west),
                    Math.min(south, other.south),
                    Math.max(east, other.east),
                    Math.max(north, other.north));
        }
    }

    public static Shape.Area of(Shape shape) {
        return switch (shape) {
            case Shape.Area area -> new Shape.Area(area.polygons(), true);
            case Shape.Circle circle -> buffered(List.of(circle.centre(), circle.centre()), circle.radiusMetres());
            case Shape.Corridor corridor -> buffered(corridor.line(), corridor.halfWidthMetres());
        };
    }

    public static Box box(Shape shape) {
        return switch (shape) {
            case Shape.Area area -> box(area.polygons().stream().flatMap(polygon -> polygon.outer().stream()), 0);
            case Shape.Circle circle -> box(Stream.of(circle.centre()), circle.radiusMetres());
            case Shape.Corridor corridor -> box(corridor.line().stream(), corridor.halfWidthMetres());
        };
    }

    private static Box box(Stream<Position> positions, double metres) {
        return positions
                .map(position -> {
                    double north = metres / Metric.METRES_PER_MICRODEGREE / 1e6;
                    double east = north / Metric.cosine(position.latMicrodegrees());
                    return new Box(
                            position.lon() - east,
                            position.lat() - north,
                            position.lon() + east,
                            position.lat() + north);
                })
                .reduce(Box::with)
                .orElseThrow();
    }

    private static Shape.Area buffered(List<Position> line, double metres) {
        Box box = box(line.stream(), 0);
        double cosine = Metric.cosine((box.south + box.north) / 2 * 1e6);
        LineString plane = GEOMETRY.createLineString(line.stream()
                .map(position -> new Coordinate(position.lonMicrodegrees() * cosine, position.latMicrodegrees()))
                .toArray(Coordinate[]::new));
        Geometry ground = plane.buffer(metres / Metric.METRES_PER_MICRODEGREE, CORNERS_A_QUARTER);
        List<Shape.Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < ground.getNumGeometries(); i++) {
            polygons.add(polygon((Polygon) ground.getGeometryN(i), cosine));
        }
        return new Shape.Area(polygons, true);
    }

    /** RFC 7946 has outer rings anticlockwise. */
    private static Shape.Polygon polygon(Polygon ground, double cosine) {
        List<List<Position>> holes = new ArrayList<>();
        for (int i = 0; i < ground.getNumInteriorRing(); i++) {
            holes.add(ring(ground.getInteriorRingN(i), cosine));
        }
        return new Shape.Polygon(ring(ground.getExteriorRing(), cosine), holes);
    }

    private static List<Position> ring(LineString ring, double cosine) {
        return Stream.of(ring.reverse().getCoordinates())
                .map(corner -> new Position((int) Math.round(corner.x / cosine), (int) Math.round(corner.y)))
                .toList();
    }
}
