package org.hazmat.geocore.zone;

/** Exact predicates on straight edges between whole microdegrees: every product fits a long (differences are below 2^30). */
final class Edges {
    private Edges() {}

    /** Whether p lies on the closed edge from a to b. */
    static boolean on(int ax, int ay, int bx, int by, int px, int py) {
        // One branch, nearly always the same way: four that nobody can foretell would cost more than all else here.
        int outside =
                (px - Math.min(ax, bx)) | (Math.max(ax, bx) - px) | (py - Math.min(ay, by)) | (Math.max(ay, by) - py);
        return outside >= 0 && turn(ax, ay, bx, by, px, py) == 0;
    }

    /** Whether the ray from p to the east crosses the edge, p not being on it; a shared vertex counts for one of its edges. */
    static boolean rayCrosses(int ax, int ay, int bx, int by, int px, int py) {
        if ((ay <= py) == (by <= py)) {
            return false;
        }
        return (turn(ax, ay, bx, by, px, py) > 0) == (by > ay);
    }

    /** Whether the closed edges from a to b and from c to d have a point in common. */
    static boolean meet(int ax, int ay, int bx, int by, int cx, int cy, int dx, int dy) {
        if (Math.max(ax, bx) < Math.min(cx, dx)
                || Math.max(cx, dx) < Math.min(ax, bx)
                || Math.max(ay, by) < Math.min(cy, dy)
                || Math.max(cy, dy) < Math.min(ay, by)) {
            return false;
        }
        return turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) <= 0
                && turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) <= 0;
    }

    /**
     * Whether the edge is crossed by the path from a corner to p that first goes north or south and then east or west. All
     * coordinates of the path are doubled; the corner's are odd, so that no vertex lies beside it. The path ends a touch north of p, which
     * makes a vertex or an edge on its way count once.
     */
    static boolean flips(int ax, int ay, int bx, int by, long cornerX, long cornerY, long px, long py) {
        boolean flips = false;
        if ((2L * ax < cornerX) != (2L * bx < cornerX)) {
            flips = northOf(ax, ay, bx, by, cornerX, cornerY) != northOf(ax, ay, bx, by, cornerX, py);
        }
        if ((2L * ay <= py) != (2L * by <= py)) {
            flips ^= eastOf(ax, ay, bx, by, cornerX, py) != eastOf(ax, ay, bx, by, px, py);
        }
        return flips;
    }

    /** Positive when c is left of the way from a to b, 0 when it is on its line. */
    static int turn(int ax, int ay, int bx, int by, int cx, int cy) {
        long product = ((long) bx - ax) * ((long) cy - ay) - ((long) by - ay) * ((long) cx - ax);
        return Long.signum(product);
    }

    private static boolean northOf(int ax, int ay, int bx, int by, long x, long y) {
        long edge = (x - 2L * ax) * ((long) by - ay);
        long place = (y - 2L * ay) * ((long) bx - ax);
        return bx > ax ? edge > place : edge < place;
    }

    private static boolean eastOf(int ax, int ay, int bx, int by, long x, long y) {
        long edge = (y - 2L * ay) * ((long) bx - ax);
        long place = (x - 2L * ax) * ((long) by - ay);
        if (edge == place) {
            return (bx > ax) == (by > ay);
        }
        return by > ay ? edge > place : edge < place;
    }
}
