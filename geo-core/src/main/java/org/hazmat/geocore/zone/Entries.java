package org.hazmat.geocore.zone;

/**
 * Decides about the zone of one entry from the edges that stand in it, as {@link Outline} does from all: exactly, edge by edge. The place
 * {@code (cellX, cellY)} is any in the entry's cell.
 */
final class Entries {
    private Entries() {}

    /** Whether an area contains a place in the cell: by the parity of the way from the cell's corner. */
    static boolean inside(Block block, int at, int x, int y) {
        int[] runs = block.ints();
        int step = Block.far(runs[at]) ? 2 : 1;
        int west = Block.west(x);
        int south = Block.south(y);
        boolean inside = Block.cornerInside(runs[at]);
        boolean joined = false;
        int ax = 0;
        int ay = 0;
        for (int i = block.firstVertex(at), to = block.next(at); i < to; i += step) {
            boolean vertex = runs[i] != Block.BREAK;
            int bx = lon(runs, i, step, west);
            int by = lat(runs, i, step, south);
            if (joined && vertex) {
                if (Edges.on(ax, ay, bx, by, x, y)) {
                    return true;
                }
                inside ^= Edges.flips(ax, ay, bx, by, 2L * west - 1, 2L * south - 1, 2L * x, 2L * y);
            }
            ax = bx;
            ay = by;
            joined = vertex;
        }
        return inside;
    }

    /** Whether a corridor or circle, of this half-width or radius as {@link Metric#square} has it, contains a place in the cell. */
    static boolean within(double square, Block block, int at, int x, int y) {
        int[] runs = block.ints();
        int step = Block.far(runs[at]) ? 2 : 1;
        int west = Block.west(x);
        int south = Block.south(y);
        double cosine = Metric.cosine(y);
        boolean joined = false;
        int ax = 0;
        int ay = 0;
        for (int i = block.firstVertex(at), to = block.next(at); i < to; i += step) {
            boolean vertex = runs[i] != Block.BREAK;
            int bx = lon(runs, i, step, west);
            int by = lat(runs, i, step, south);
            if (joined && vertex && Metric.within(square, ax, ay, bx, by, x, y, cosine)) {
                return true;
            }
            ax = bx;
            ay = by;
            joined = vertex;
        }
        return false;
    }

    /** Whether the straight line from a to b cuts one of the edges, or the rim around it. */
    static boolean cutBy(double square, Block block, int at, int cellX, int cellY, int ax, int ay, int bx, int by) {
        int[] runs = block.ints();
        int step = Block.far(runs[at]) ? 2 : 1;
        boolean joined = false;
        int cx = 0;
        int cy = 0;
        for (int i = block.firstVertex(at), to = block.next(at); i < to; i += step) {
            boolean vertex = runs[i] != Block.BREAK;
            int dx = lon(runs, i, step, Block.west(cellX));
            int dy = lat(runs, i, step, Block.south(cellY));
            if (joined && vertex && Outline.edgeCutBy(square, cx, cy, dx, dy, ax, ay, bx, by)) {
                return true;
            }
            cx = dx;
            cy = dy;
            joined = vertex;
        }
        return false;
    }

    /** The lesser of {@code least} and the metres from the place to the nearest edge. */
    static double metres(double least, Block block, int at, int cellX, int cellY, int x, int y) {
        int[] runs = block.ints();
        int step = Block.far(runs[at]) ? 2 : 1;
        double cosine = Metric.cosine(y);
        double metres = least;
        boolean joined = false;
        int ax = 0;
        int ay = 0;
        for (int i = block.firstVertex(at), to = block.next(at); i < to; i += step) {
            boolean vertex = runs[i] != Block.BREAK;
            int bx = lon(runs, i, step, Block.west(cellX));
            int by = lat(runs, i, step, Block.south(cellY));
            if (joined && vertex) {
                metres = Metric.least(metres, ax, ay, bx, by, x, y, cosine);
            }
            ax = bx;
            ay = by;
            joined = vertex;
        }
        return metres;
    }

    private static int lon(int[] runs, int i, int step, int west) {
        return step == 2 ? runs[i] : west + (short) runs[i];
    }

    private static int lat(int[] runs, int i, int step, int south) {
        return step == 2 ? runs[i + 1] : south + (runs[i] >> 16);
    }
}
