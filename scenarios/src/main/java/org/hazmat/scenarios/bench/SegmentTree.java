package org.hazmat.scenarios.bench;

import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** What one would write with JTS: an R-tree over prepared polygons and the pieces of corridors. The yardstick for the zone index. */
final class SegmentTree {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final STRtree tree = new STRtree();

    SegmentTree(List<Zone> zones) {
        for (Zone zone : zones) {
            switch (zone.shape()) {
                case Shape.Area area -> area.polygons().forEach(this::add);
                case Shape.Corridor corridor -> add(corridor);
                case Shape.Circle circle -> throw new IllegalArgumentException("no circles in " + zone.id());
            }
        }
        tree.build();
    }

    /** How many polygons hold the place, and how many pieces of corridors are near enough. */
    int count(Position p) {
        Coordinate place = new Coordinate(p.lon(), p.lat());
        int[] count = {0};
        tree.query(new Envelope(place), item -> {
            if (((Candidate) item).holds(p, place)) {
                count[0]++;
            }
        });
        return count[0];
    }

    private interface Candidate {
        boolean holds(Position p, Coordinate place);
    }

    private void add(Shape.Polygon polygon) {
        Polygon drawn = GEOMETRIES.createPolygon(
                polygon.outer().stream().map(SegmentTree::coordinate).toArray(Coordinate[]::new));
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(drawn);
        Candidate candidate = (p, place) -> prepared.covers(GEOMETRIES.createPoint(place));
        tree.insert(drawn.getEnvelopeInternal(), candidate);
    }

    private void add(Shape.Corridor corridor) {
        for (int i = 0; i + 1 < corridor.line().size(); i++) {
            Piece piece = new Piece(corridor.line().get(i), corridor.line().get(i + 1), corridor.halfWidthMetres());
            Envelope box = new Envelope(coordinate(piece.a), coordinate(piece.b));
            box.expandBy(Math.toDegrees(piece.metres / Position.EARTH_RADIUS_METRES) * 1.5);
            tree.insert(box, piece);
        }
    }

    private static Coordinate coordinate(Position p) {
        return new Coordinate(p.lon(), p.lat());
    }

    /** A piece of a corridor with its half-width. */
    private record Piece(Position a, Position b, double metres) implements Candidate {
        @Override
        public boolean holds(Position p, Coordinate place) {
            double cosine = Math.cos(Math.toRadians(place.y));
            double dx = (b.lon() - a.lon()) * cosine;
            double dy = b.lat() - a.lat();
            double px = (place.x - a.lon()) * cosine;
            double py = place.y - a.lat();
            double length = dx * dx + dy * dy;
            double part = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0, 1);
            double degrees = Math.hypot(px - part * dx, py - part * dy);
            return Math.toRadians(degrees) * Position.EARTH_RADIUS_METRES <= metres;
        }
    }
}
