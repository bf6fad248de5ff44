package org.hazmat.geocore.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/** Rings without a hierarchy, as a Shapefile has them: clockwise ones are outer, the others are holes in the smallest outer one around them. */
final class Rings {
    private static final int SMALLEST = 8;

    private Rings() {}

    private record Outer(double[] ring, CoordinateSequence sequence, Envelope box, List<double[]> polygon) {
        static Outer of(double[] ring) {
            CoordinateSequence sequence = Rings.sequence(ring);
            List<double[]> polygon = new ArrayList<>(List.of(ring));
            return new Outer(ring, sequence, sequence.expandEnvelope(new Envelope()), polygon);
        }

        /** Whether most of a hole's first positions lie inside: some may lie on the edge. */
        boolean surrounds(double[] hole) {
            for (int i = 0; i < hole.length; i += 2) {
                int where = RayCrossingCounter.locatePointInRing(new Coordinate(hole[i], hole[i + 1]), sequence);
                if (where != Location.BOUNDARY) {
                    return where == Location.INTERIOR;
                }
            }
            return true;
        }
    }

    static Drawn grouped(List<double[]> rings) {
        if (rings.isEmpty()) {
            return new Drawn.Nothing("the feature has no geometry");
        }
        List<Outer> outers = new ArrayList<>();
        List<double[]> holes = new ArrayList<>();
        for (double[] ring : rings) {
            if (clockwise(ring)) {
                outers.add(Outer.of(ring));
            } else {
                holes.add(ring);
            }
        }
        for (double[] hole : holes) {
            around(outers, hole).ifPresentOrElse(outer -> outer.polygon.add(hole), () -> outers.add(Outer.of(hole)));
        }
        return new Drawn.Polygons(outers.stream().map(Outer::polygon).toList());
    }

    /** A hole with nothing around it was drawn the wrong way round. */
    private static Optional<Outer> around(List<Outer> outers, double[] hole) {
        return outers.stream()
                .filter(outer -> outer.surrounds(hole))
                .min(Comparator.comparingDouble(outer -> outer.box.getArea()));
    }

    /** What is too short or not closed has no direction; it counts as outer, and its fault is told later. */
    private static boolean clockwise(double[] ring) {
        int last = ring.length - 2;
        boolean closed = ring.length >= SMALLEST && ring[0] == ring[last] && ring[1] == ring[last + 1];
        return !closed || !Orientation.isCCW(sequence(ring));
    }

    private static CoordinateSequence sequence(double[] ring) {
        return new PackedCoordinateSequence.Double(ring, 2, 0);
    }
}
