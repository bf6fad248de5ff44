package org.hazmat.geocore.zone;

import java.util.List;
import org.hazmat.geocore.model.Position;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Another implementation of the same sentences, on JTS: areas in whole microdegrees, corridors in the plane of a place. */
final class Oracle {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Oracle() {}

    static boolean inside(Shape.Area area, Position p) {
        return SimplePointInAreaLocator.locate(coordinate(p, 1), geometry(area)) != Location.EXTERIOR;
    }

    static boolean cut(Shape.Area area, Position a, Position b) {
        Geometry line = a.equals(b)
                ? GEOMETRY.createPoint(coordinate(a, 1))
                : GEOMETRY.createLineString(new Coordinate[] {coordinate(a, 1), coordinate(b, 1)});
        return PreparedGeometryFactory.prepare(geometry(area)).intersects(line);
    }

    /** Metres from the nearest of the lines' pieces: found in the plane of p's latitude, measured at the mean latitude. */
    static double metresFrom(List<List<Position>> lines, Position p) {
        double cosine = Math.cos(Math.toRadians(p.lat()));
        double least = Double.POSITIVE_INFINITY;
        for (List<Position> line : lines) {
            for (int i = 0; i == 0 || i < line.size() - 1; i++) {
                Coordinate a = coordinate(line.get(i), cosine);
                Coordinate b = coordinate(line.get(Math.min(i + 1, line.size() - 1)), cosine);
                Coordinate q = new LineSegment(a, b).closestPoint(coordinate(p, cosine));
                least = Math.min(least, metres(p, q.x / cosine, q.y));
            }
        }
        return least;
    }

    /** Metres between a corridor's line and the way from a to b, in the plane of their common middle. */
    static double metresBetween(List<Position> line, Position a, Position b) {
        double cosine = Math.cos(Math.toRadians((a.lat() + b.lat()) / 2));
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < line.size(); i++) {
            double distance = Distance.segmentToSegment(
                    coordinate(line.get(i), cosine),
                    coordinate(line.get(Math.min(i + 1, line.size() - 1)), cosine),
                    coordinate(a, cosine),
                    coordinate(b, cosine));
            least = Math.min(least, distance);
        }
        return Math.toRadians(least * 1e-6) * Position.EARTH_RADIUS_METRES;
    }

    private static double metres(Position p, double x, double y) {
        double mean = Math.toRadians((p.latMicrodegrees() + y) / 2 * 1e-6);
        double east = Math.toRadians((p.lonMicrodegrees() - x) * 1e-6) * Math.cos(mean);
        double north = Math.toRadians((p.latMicrodegrees() - y) * 1e-6);
        return Position.EARTH_RADIUS_METRES * Math.hypot(east, north);
    }

    private static Geometry geometry(Shape.Area area) {
        return GEOMETRY.createMultiPolygon(area.polygons().stream()
                .map(polygon -> GEOMETRY.createPolygon(
                        ring(polygon.outer()),
                        polygon.holes().stream().map(Oracle::ring).toArray(LinearRing[]::new)))
                .toArray(org.locationtech.jts.geom.Polygon[]::new));
    }

    private static LinearRing ring(List<Position> ring) {
        return GEOMETRY.createLinearRing(
                ring.stream().map(p -> coordinate(p, 1)).toArray(Coordinate[]::new));
    }

    private static Coordinate coordinate(Position p, double cosine) {
        return new Coordinate(p.lonMicrodegrees() * cosine, p.latMicrodegrees());
    }
}
