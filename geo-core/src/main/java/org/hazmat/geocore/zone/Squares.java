package org.hazmat.geocore.zone;

import java.util.stream.IntStream;

/**
 * Cuts one outline into cells by halving squares: those that it covers whole, and the cells that its edges come into.
 *
 * <p>A square of level n is 2^n cells by 2^n cells; its corner is half a microdegree south-west of it, so that no vertex lies beside
 * the corner.
 */
final class Squares {
    /** What is found, from south to north and west to east within each square. */
    interface Sink {
        /** Answers whether to go on: an outline may be too wide for the raster. */
        boolean covered(int level, int x, int y);

        boolean border(int x, int y, int[] edges, boolean cornerInside);
    }

    private final Outline outline;
    private final Reach reach;
    private final Sink sink;

    private Squares(Outline outline, Sink sink) {
        this.outline = outline;
        this.reach = new Reach(outline);
        this.sink = sink;
    }

    /** Answers whether the sink took everything. */
    static boolean cut(Outline outline, Sink sink) {
        return new Squares(outline, sink).cut();
    }

    private boolean cut() {
        int[] edges = IntStream.range(0, outline.xy().length / 2 - 1)
                .filter(outline::isEdge)
                .toArray();
        Extent extent = reach.extent();
        int level = 0;
        while (extent.columns(level) > 2 || extent.rows(level) > 2) {
            level++;
        }
        for (int row = extent.minY() >> (Block.CELL_LAT_BITS + level), i = extent.rows(level); i > 0; i--, row++) {
            for (int column = extent.minX() >> (Block.CELL_LON_BITS + level), j = extent.columns(level);
                    j > 0;
                    j--, column++) {
                int x = column << (Block.CELL_LON_BITS + level);
                int y = row << (Block.CELL_LAT_BITS + level);
                boolean corner = !outline.round() && inside(edges, extent.minX(), extent.minY(), false, x, y);
                if (!visit(level, x, y, edges, corner)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean visit(int level, int x, int y, int[] candidates, boolean cornerInside) {
        Reach.Square square = reach.square(level, x, y);
        int[] edges = square.reachedBy(candidates);
        if (edges.length == 0) {
            return !cornerInside || sink.covered(level, x, y);
        }
        if (square.coveredByOneOf(edges)) {
            return sink.covered(level, x, y);
        }
        if (level == 0) {
            return sink.border(x, y, edges, cornerInside);
        }
        int east = x + (1 << (Block.CELL_LON_BITS + level - 1));
        int north = y + (1 << (Block.CELL_LAT_BITS + level - 1));
        return visit(level - 1, x, y, edges, cornerInside)
                && visit(level - 1, east, y, edges, inside(edges, x, y, cornerInside, east, y))
                && visit(level - 1, x, north, edges, inside(edges, x, y, cornerInside, x, north))
                && visit(level - 1, east, north, edges, inside(edges, x, y, cornerInside, east, north));
    }

    /** Whether the corner of the square at (x, y) is inside, from that of one at (fromX, fromY). */
    private boolean inside(int[] edges, int fromX, int fromY, boolean fromInside, int x, int y) {
        if (outline.round()) {
            return false;
        }
        int[] xy = outline.xy();
        boolean inside = fromInside;
        for (int edge : edges) {
            int at = 2 * edge;
            inside ^= Edges.flips(
                    xy[at], xy[at + 1], xy[at + 2], xy[at + 3], 2L * fromX - 1, 2L * fromY - 1, 2L * x - 1, 2L * y - 1);
        }
        return inside;
    }

    /** The least box around a shape, its width included, in microdegrees. */
    record Extent(int minX, int minY, int maxX, int maxY) {
        int columns(int level) {
            int bits = Block.CELL_LON_BITS + level;
            return (maxX >> bits) - (minX >> bits) + 1;
        }

        int rows(int level) {
            int bits = Block.CELL_LAT_BITS + level;
            return (maxY >> bits) - (minY >> bits) + 1;
        }
    }
}
