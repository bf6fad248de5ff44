package org.hazmat.geocore.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** A geometry in a GeoPackage: a header of its own, then well-known binary (OGC 12-128r19, 2.1.3). */
final class GeoPackageBlob {
    private static final int FIXED = 8;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private GeoPackageBlob() {}

    static Drawn read(byte @Nullable [] blob) {
        if (blob == null) {
            return new Drawn.Nothing("the feature has no geometry");
        }
        int envelope = blob.length < FIXED || blob[0] != 'G' || blob[1] != 'P' ? 7 : blob[3] >> 1 & 7;
        int start = envelope < ENVELOPE_BYTES.length ? FIXED + ENVELOPE_BYTES[envelope] : Integer.MAX_VALUE;
        if (start >= blob.length) {
            return new Drawn.Nothing("the geometry is damaged");
        }
        try {
            return drawn(new WKBReader().read(Arrays.copyOfRange(blob, start, blob.length)));
        } catch (ParseException | IllegalArgumentException e) {
            return new Drawn.Nothing("the geometry is damaged: " + e.getMessage());
        }
    }

    private static Drawn drawn(Geometry geometry) {
        if (geometry.isEmpty()) {
            return new Drawn.Nothing("the feature has no geometry");
        }
        return switch (geometry.getGeometryType()) {
            case Geometry.TYPENAME_POLYGON, Geometry.TYPENAME_MULTIPOLYGON ->
                new Drawn.Polygons(members(geometry, Polygon.class).stream()
                        .map(GeoPackageBlob::rings)
                        .toList());
            case Geometry.TYPENAME_LINESTRING, Geometry.TYPENAME_MULTILINESTRING ->
                new Drawn.Lines(members(geometry, LineString.class).stream()
                        .map(line -> run(line.getCoordinateSequence()))
                        .toList());
            case Geometry.TYPENAME_POINT, Geometry.TYPENAME_MULTIPOINT ->
                new Drawn.Points(members(geometry, Point.class).stream()
                        .map(point -> run(point.getCoordinateSequence()))
                        .toList());
            default -> new Drawn.Nothing("a zone cannot be a " + geometry.getGeometryType());
        };
    }

    private static <T extends Geometry> List<T> members(Geometry geometry, Class<T> type) {
        List<T> members = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            members.add(type.cast(geometry.getGeometryN(i)));
        }
        return members;
    }

    private static List<double[]> rings(Polygon polygon) {
        List<double[]> rings = new ArrayList<>();
        rings.add(run(polygon.getExteriorRing().getCoordinateSequence()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(run(polygon.getInteriorRingN(i).getCoordinateSequence()));
        }
        return rings;
    }

    private static double[] run(CoordinateSequence sequence) {
        double[] run = new double[2 * sequence.size()];
        for (int i = 0; i < sequence.size(); i++) {
            run[2 * i] = sequence.getX(i);
            run[2 * i + 1] = sequence.getY(i);
        }
        return run;
    }
}
