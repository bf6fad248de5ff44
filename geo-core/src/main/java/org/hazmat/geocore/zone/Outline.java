package org.hazmat.geocore.zone;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Position;

/**
 * A zone's shape as numbers (轮廓): its lines one after the other, x and y in turn, in microdegrees. Decides exactly, edge by edge.
 *
 * <p>A circle is a corridor along a line that stays in one place.
 *
 * @param xy of every position of every line, rings closed
 * @param ends for each line, the number of positions up to its end
 * @param radiusMetres half-width of a corridor or radius of a circle; 0 for an area
 * @param round corridor or circle; otherwise an area, inside by the parity of its rings
 */
record Outline(int[] xy, int[] ends, double radiusMetres, boolean round) {
    static Outline of(Shape shape) {
        return switch (shape) {
            case Shape.Circle circle ->
                of(List.of(List.of(circle.centre(), circle.centre())), circle.radiusMetres(), true);
            case Shape.Corridor corridor -> of(List.of(corridor.line()), corridor.halfWidthMetres(), true);
            case Shape.Area area -> of(rings(area), 0, false);
        };
    }

    private static Outline of(List<List<Position>> lines, double radiusMetres, boolean round) {
        int[] xy = new int[2 * lines.stream().mapToInt(List::size).sum()];
        int[] ends = new int[lines.size()];
        int at = 0;
        for (int line = 0; line < ends.length; line++) {
            for (Position position : lines.get(line)) {
                xy[at++] = position.lonMicrodegrees();
                xy[at++] = position.latMicrodegrees();
            }
            ends[line] = at / 2;
        }
        return new Outline(xy, ends, radiusMetres, round);
    }

    private static List<List<Position>> rings(Shape.Area area) {
        List<List<Position>> rings = new ArrayList<>();
        for (Shape.Polygon polygon : area.polygons()) {
            rings.add(polygon.outer());
            rings.addAll(polygon.holes());
        }
        return rings;
    }

    Squares.Extent extent() {
        int minX = Integer.MAX_VALUE;
        int minY = Integer.MAX_VALUE;
        int maxX = Integer.MIN_VALUE;
        int maxY = Integer.MIN_VALUE;
        for (int at = 0; at < xy.length; at += 2) {
            minX = Math.min(minX, xy[at]);
            minY = Math.min(minY, xy[at + 1]);
            maxX = Math.max(maxX, xy[at]);
            maxY = Math.max(maxY, xy[at + 1]);
        }
        return new Squares.Extent(minX, minY, maxX, maxY);
    }

    /** Whether an edge goes from this position to the next; none does from the last of a line. */
    boolean isEdge(int position) {
        for (int end : ends) {
            if (position == end - 1) {
                return false;
            }
        }
        return true;
    }

    boolean on(int edge, int px, int py) {
        int at = 2 * edge;
        return Edges.on(xy[at], xy[at + 1], xy[at + 2], xy[at + 3], px, py);
    }

    /** As {@link Edges#flips}. */
    boolean flips(int edge, long cornerX, long cornerY, long px, long py) {
        int at = 2 * edge;
        return Edges.flips(xy[at], xy[at + 1], xy[at + 2], xy[at + 3], cornerX, cornerY, px, py);
    }

    /** Whether the edge comes within the half-width or radius of p. */
    boolean within(int edge, int px, int py, double cosine) {
        int at = 2 * edge;
        return Metric.within(radiusMetres, xy[at], xy[at + 1], xy[at + 2], xy[at + 3], px, py, cosine);
    }

    boolean contains(int px, int py) {
        return round ? anyWithin(px, py) : parity(px, py);
    }

    /** For a place that is not inside: metres from the nearest edge, or from the corridor's or circle's rim. */
    double metresFromRim(int px, int py) {
        double cosine = Metric.cosine(py);
        double least = Double.POSITIVE_INFINITY;
        for (int line = 0, edge = 0; line < ends.length; line++, edge++) {
            for (; edge < ends[line] - 1; edge++) {
                int at = 2 * edge;
                least = Metric.least(least, xy[at], xy[at + 1], xy[at + 2], xy[at + 3], px, py, cosine);
            }
        }
        return Math.max(0, least - radiusMetres);
    }

    /** Whether the straight line from a to b, in degrees, has a point in common with the zone. */
    boolean cutBy(int ax, int ay, int bx, int by) {
        if (contains(ax, ay) || contains(bx, by)) {
            return true;
        }
        for (int line = 0, edge = 0; line < ends.length; line++, edge++) {
            for (; edge < ends[line] - 1; edge++) {
                if (edgeCutBy(edge, ax, ay, bx, by)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The part of {@link #cutBy} that one edge answers for when neither end is inside. */
    boolean edgeCutBy(int edge, int ax, int ay, int bx, int by) {
        int at = 2 * edge;
        if (Edges.meet(ax, ay, bx, by, xy[at], xy[at + 1], xy[at + 2], xy[at + 3])) {
            return true;
        }
        return round && (vertexNear(at, ax, ay, bx, by) || vertexNear(at + 2, ax, ay, bx, by));
    }

    private boolean vertexNear(int at, int ax, int ay, int bx, int by) {
        return Metric.within(radiusMetres, ax, ay, bx, by, xy[at], xy[at + 1], Metric.cosine(xy[at + 1]));
    }

    private boolean anyWithin(int px, int py) {
        double cosine = Metric.cosine(py);
        for (int at = 0; at + 3 < xy.length; at += 2) {
            if (Metric.within(radiusMetres, xy[at], xy[at + 1], xy[at + 2], xy[at + 3], px, py, cosine)) {
                return true;
            }
        }
        return false;
    }

    private boolean parity(int px, int py) {
        boolean inside = false;
        for (int line = 0, edge = 0; line < ends.length; line++, edge++) {
            for (; edge < ends[line] - 1; edge++) {
                int at = 2 * edge;
                if (Edges.on(xy[at], xy[at + 1], xy[at + 2], xy[at + 3], px, py)) {
                    return true;
                }
                inside ^= Edges.rayCrosses(xy[at], xy[at + 1], xy[at + 2], xy[at + 3], px, py);
            }
        }
        return inside;
    }
}
