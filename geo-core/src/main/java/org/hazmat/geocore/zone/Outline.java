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
        if (lines.size() == 1 && lines.getFirst() instanceof Line line) {
            return new Outline(line.xy(), new int[] {line.size()}, radiusMetres, round);
        }
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

    /** Whether a vertex of the edges is so far from the cell's corner that two 16-bit numbers cannot say it. */
    boolean beyondShorts(int[] edges, int cornerX, int cornerY) {
        for (int edge : edges) {
            for (int at = 2 * edge; at <= 2 * edge + 2; at += 2) {
                if (Math.abs((long) xy[at] - cornerX) > Short.MAX_VALUE
                        || Math.abs((long) xy[at + 1] - cornerY) > Short.MAX_VALUE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Writes the edges as a {@link Block}'s entry has them. */
    void addVertices(int[] edges, boolean far, int cornerX, int cornerY, IntLog log) {
        int last = -2;
        for (int edge : edges) {
            if (edge != last + 1) {
                if (log.size() > 0) {
                    addBreak(far, log);
                }
                addVertex(2 * edge, far, cornerX, cornerY, log);
            }
            addVertex(2 * edge + 2, far, cornerX, cornerY, log);
            last = edge;
        }
    }

    private static void addBreak(boolean far, IntLog log) {
        log.add(Block.BREAK);
        if (far) {
            log.add(Block.BREAK);
        }
    }

    private void addVertex(int at, boolean far, int cornerX, int cornerY, IntLog log) {
        if (far) {
            log.add(xy[at]);
            log.add(xy[at + 1]);
        } else {
            log.add(((xy[at + 1] - cornerY) << Short.SIZE) | ((xy[at] - cornerX) & 0xffff));
        }
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
        return contains(ax, ay) || contains(bx, by) || rimCutBy(ax, ay, bx, by);
    }

    /** The part of {@link #cutBy} that the edges answer for when neither end is inside. */
    boolean rimCutBy(int ax, int ay, int bx, int by) {
        double square = Metric.square(radiusMetres);
        for (int line = 0, edge = 0; line < ends.length; line++, edge++) {
            for (; edge < ends[line] - 1; edge++) {
                int at = 2 * edge;
                if (edgeCutBy(square, xy[at], xy[at + 1], xy[at + 2], xy[at + 3], ax, ay, bx, by)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The same of one edge, from c to d; {@code square} is 0 for an area. */
    static boolean edgeCutBy(double square, int cx, int cy, int dx, int dy, int ax, int ay, int bx, int by) {
        return Edges.meet(ax, ay, bx, by, cx, cy, dx, dy)
                || (square > 0
                        && (Metric.within(square, ax, ay, bx, by, cx, cy, Metric.cosine(cy))
                                || Metric.within(square, ax, ay, bx, by, dx, dy, Metric.cosine(dy))));
    }

    private boolean anyWithin(int px, int py) {
        double square = Metric.square(radiusMetres);
        double cosine = Metric.cosine(py);
        for (int at = 0; at + 3 < xy.length; at += 2) {
            if (Metric.within(square, xy[at], xy[at + 1], xy[at + 2], xy[at + 3], px, py, cosine)) {
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
