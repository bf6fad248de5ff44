package org.hazmat.geocore.zone;

import java.util.stream.IntStream;
import org.hazmat.geocore.model.Position;

/**
 * Distances in metres as rules.md 3 means them, without objects: places are whole microdegrees.
 *
 * <p>Between a position P and a line: on each piece of the line, Q is the point nearest to P in the plane whose east-west scale is that of
 * P's latitude; its distance is the local equirectangular one at the mean latitude of P and Q; the least over the pieces counts.
 * Containment in a corridor, distance outside a zone and the index all use this one definition.
 */
final class Metric {
    static final double RADIANS_PER_MICRODEGREE = Math.PI / 180e6;
    static final double METRES_PER_MICRODEGREE = Position.EARTH_RADIUS_METRES * RADIANS_PER_MICRODEGREE;

    /** Up to here the change of the cosine over an angle is at most twice the cosine itself times that angle. */
    private static final int STEEP_LATITUDE = 60_000_000;

    private static final double ROUNDING = 1e-12;

    /** Rows of 2^16 microdegrees, so narrow that what a series of five terms leaves out is below a double's precision. */
    private static final int ROW_BITS = 16;

    private static final double[] COSINES = IntStream.rangeClosed(0, 90_000_000 >> ROW_BITS)
            .mapToDouble(row -> Math.cos(middle(row) * RADIANS_PER_MICRODEGREE))
            .toArray();
    private static final double[] SINES = IntStream.rangeClosed(0, 90_000_000 >> ROW_BITS)
            .mapToDouble(row -> Math.sin(middle(row) * RADIANS_PER_MICRODEGREE))
            .toArray();

    private Metric() {}

    /** To the last digit or two, at a third of what {@link Math#cos} costs: from the middle of the row that the latitude is in. */
    static double cosine(double latMicrodegrees) {
        double north = Math.abs(latMicrodegrees);
        int row = (int) north >> ROW_BITS;
        double angle = (north - middle(row)) * RADIANS_PER_MICRODEGREE;
        double square = angle * angle;
        return COSINES[row] * (1 - square / 2 * (1 - square / 12)) - SINES[row] * angle * (1 - square / 6);
    }

    private static double middle(int row) {
        return (row + 0.5) * (1 << ROW_BITS);
    }

    /** Metres as a square of microdegrees of latitude: what distances are compared with. */
    static double square(double metres) {
        double microdegrees = metres / METRES_PER_MICRODEGREE;
        return microdegrees * microdegrees;
    }

    /** Whether the piece from a to b comes as near to p as {@code limit} says, a {@link #square}. */
    static boolean within(double limit, int ax, int ay, int bx, int by, int px, int py, double cosine) {
        if (farFromLine(limit, ax, ay, bx, by, px, py, cosine)) {
            return false;
        }
        double part = nearest(ax, ay, bx, by, px, py, cosine);
        double east = (double) px - ax - part * ((double) bx - ax);
        double north = (double) py - ay - part * ((double) by - ay);
        double rough = north * north + squared(cosine * east);
        double doubt = doubt(north, py);
        if (rough * (1 + doubt) < limit) {
            return true;
        }
        if (rough * (1 - doubt) > limit) {
            return false;
        }
        return north * north + squared(cosine(py - north / 2) * east) <= limit;
    }

    /**
     * Whether p is so far from the whole line through a and b, twice the square and more, that no other mean latitude brings it back (a
     * {@link #doubt} of a half is 7 degrees, and no radius reaches so far): most pieces are left out by this, without a division and by a
     * branch that goes nearly always the same way.
     */
    private static boolean farFromLine(double limit, int ax, int ay, int bx, int by, int px, int py, double cosine) {
        double dx = ((double) bx - ax) * cosine;
        double dy = (double) by - ay;
        double cross = ((double) px - ax) * cosine * dy - ((double) py - ay) * dx;
        return cross * cross > 2 * limit * (dx * dx + dy * dy) && Math.abs(py) <= STEEP_LATITUDE;
    }

    /** The lesser of {@code least} and the distance of p from the piece from a to b. */
    static double least(double least, int ax, int ay, int bx, int by, int px, int py, double cosine) {
        double part = nearest(ax, ay, bx, by, px, py, cosine);
        double east = (double) px - ax - part * ((double) bx - ax);
        double north = (double) py - ay - part * ((double) by - ay);
        double rough = north * north + squared(cosine * east);
        if (rough * (1 - doubt(north, py)) > square(least)) {
            return least;
        }
        double exact = north * north + squared(cosine(py - north / 2) * east);
        return Math.min(least, Math.sqrt(exact) * METRES_PER_MICRODEGREE);
    }

    /** Distance in metres of p from the piece from a to b, in the plane of one cosine. */
    static double inPlane(int ax, int ay, int bx, int by, int px, int py, double cosine) {
        double part = nearest(ax, ay, bx, by, px, py, cosine);
        double east = (double) px - ax - part * ((double) bx - ax);
        double north = (double) py - ay - part * ((double) by - ay);
        return METRES_PER_MICRODEGREE * Math.sqrt(north * north + squared(cosine * east));
    }

    /** How far along the piece its point nearest to p lies, 0 to 1, in the plane of p's latitude. */
    private static double nearest(int ax, int ay, int bx, int by, int px, int py, double cosine) {
        double dx = ((double) bx - ax) * cosine;
        double dy = (double) by - ay;
        double length = dx * dx + dy * dy;
        if (length == 0) {
            return 0;
        }
        double along = (((double) px - ax) * cosine * dx + ((double) py - ay) * dy) / length;
        return along <= 0 ? 0 : Math.min(along, 1);
    }

    /** How much, relatively, the square of a distance may change when the mean latitude takes the place of p's own. */
    private static double doubt(double north, int py) {
        if (py > STEEP_LATITUDE || py < -STEEP_LATITUDE) {
            return Double.POSITIVE_INFINITY;
        }
        return 4 * Math.abs(north) * RADIANS_PER_MICRODEGREE + ROUNDING;
    }

    private static double squared(double x) {
        return x * x;
    }
}
