package org.hazmat.geocore.zone;

/** The raster as a look-up: block by its column and row, cell by number, entries in a row; nothing is allocated. */
final class Grid {
    /** A longer line between two fixes is compared with every zone instead of walking so many cells. */
    private static final int MAX_WALK = 4_096;

    private static final int CELL_HEIGHT = 1 << Block.CELL_LAT_BITS;
    private static final int CELL_WIDTH = 1 << Block.CELL_LON_BITS;

    private final Outline[] outlines;
    private final BlockMap blocks;

    /** Ordinals of zones too wide for the raster, ascending; each is compared at every look-up. */
    private final int[] wide;

    Grid(Outline[] outlines, BlockMap blocks, int[] wide) {
        this.outlines = outlines;
        this.blocks = blocks;
        this.wide = wide;
    }

    int locate(int x, int y, int[] hits) {
        return addLocated(x, y, hits, 0);
    }

    boolean contains(int ordinal, int x, int y) {
        Block block = blocks.find(Block.column(x), Block.row(y));
        if (block != null) {
            for (int at = block.start(Block.cell(x, y)); block.at(at) != Block.END; at = block.next(at)) {
                if (Block.ordinal(block.at(at)) == ordinal) {
                    return holds(block, at, x, y);
                }
            }
        }
        return isWide(ordinal) && outlines[ordinal].contains(x, y);
    }

    int crossed(int ax, int ay, int bx, int by, int[] hits) {
        long columns = Math.abs((long) bx - ax) >> Block.CELL_LON_BITS;
        long rows = Math.abs((long) by - ay) >> Block.CELL_LAT_BITS;
        int count = addLocated(bx, by, hits, addLocated(ax, ay, hits, 0));
        if (columns + rows > MAX_WALK) {
            return addAllCut(ax, ay, bx, by, hits, count);
        }
        int north = Math.max(ay, by);
        for (int south = Math.min(ay, by) & -CELL_HEIGHT; south <= north; south += CELL_HEIGHT) {
            count = addCutInRow(south, ax, ay, bx, by, hits, count);
        }
        for (int ordinal : wide) {
            if (outlines[ordinal].cutBy(ax, ay, bx, by)) {
                count = insert(hits, count, ordinal);
            }
        }
        return count;
    }

    /** What the look-up structure takes, outlines aside. */
    long bytes() {
        return blocks.bytes();
    }

    private int addLocated(int x, int y, int[] hits, int before) {
        int count = before;
        Block block = blocks.find(Block.column(x), Block.row(y));
        if (block != null) {
            for (int at = block.start(Block.cell(x, y)); block.at(at) != Block.END; at = block.next(at)) {
                if (holds(block, at, x, y)) {
                    count = insert(hits, count, Block.ordinal(block.at(at)));
                }
            }
        }
        for (int ordinal : wide) {
            if (outlines[ordinal].contains(x, y)) {
                count = insert(hits, count, ordinal);
            }
        }
        return count;
    }

    private boolean holds(Block block, int at, int x, int y) {
        int header = block.at(at);
        if (Block.covering(header)) {
            return true;
        }
        Outline outline = outlines[Block.ordinal(header)];
        int from = block.firstEdge(at);
        int to = block.next(at);
        return outline.round()
                ? anyWithin(outline, block, from, to, x, y)
                : insideByPath(outline, block, from, to, Block.cornerInside(header), x, y);
    }

    private static boolean anyWithin(Outline outline, Block block, int from, int to, int x, int y) {
        double cosine = Metric.cosine(y);
        for (int i = from; i < to; i++) {
            if (outline.within(block.at(i), x, y, cosine)) {
                return true;
            }
        }
        return false;
    }

    private static boolean insideByPath(
            Outline outline, Block block, int from, int to, boolean cornerInside, int x, int y) {
        boolean inside = cornerInside;
        long cornerX = Block.cornerX(x);
        long cornerY = Block.cornerY(y);
        for (int i = from; i < to; i++) {
            int edge = block.at(i);
            if (outline.on(edge, x, y)) {
                return true;
            }
            inside ^= outline.flips(edge, cornerX, cornerY, 2L * x, 2L * y);
        }
        return inside;
    }

    /** In one row of cells, those that the line comes through, a microdegree to each side included. */
    private int addCutInRow(int south, int ax, int ay, int bx, int by, int[] hits, int before) {
        double slope = ay == by ? 0 : ((double) bx - ax) / ((double) by - ay);
        double y0 = Math.max(Math.min(ay, by), south - 1.0);
        double y1 = Math.min(Math.max(ay, by), south + (double) CELL_HEIGHT);
        double x0 = ay == by ? ax : ax + (y0 - ay) * slope;
        double x1 = ay == by ? bx : ax + (y1 - ay) * slope;
        int east = (int) Math.ceil(Math.max(x0, x1)) + 1;
        int count = before;
        for (int west = ((int) Math.floor(Math.min(x0, x1)) - 1) & -CELL_WIDTH; west <= east; west += CELL_WIDTH) {
            count = addCutInCell(west, south, ax, ay, bx, by, hits, count);
        }
        return count;
    }

    private int addCutInCell(int x, int y, int ax, int ay, int bx, int by, int[] hits, int before) {
        Block block = blocks.find(Block.column(x), Block.row(y));
        if (block == null) {
            return before;
        }
        int count = before;
        for (int at = block.start(Block.cell(x, y)); block.at(at) != Block.END; at = block.next(at)) {
            if (cuts(block, at, ax, ay, bx, by)) {
                count = insert(hits, count, Block.ordinal(block.at(at)));
            }
        }
        return count;
    }

    /** Ends inside are found apart; a covered cell beside the line is left out by its neighbours, which have the zone's edges. */
    private boolean cuts(Block block, int at, int ax, int ay, int bx, int by) {
        Outline outline = outlines[Block.ordinal(block.at(at))];
        int to = block.next(at);
        for (int i = block.firstEdge(at); i < to; i++) {
            if (outline.edgeCutBy(block.at(i), ax, ay, bx, by)) {
                return true;
            }
        }
        return false;
    }

    private int addAllCut(int ax, int ay, int bx, int by, int[] hits, int before) {
        int count = before;
        for (int ordinal = 0; ordinal < outlines.length; ordinal++) {
            if (outlines[ordinal].cutBy(ax, ay, bx, by)) {
                count = insert(hits, count, ordinal);
            }
        }
        return count;
    }

    private boolean isWide(int ordinal) {
        for (int each : wide) {
            if (each == ordinal) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the hits ascending and each once; answers their new count. */
    private static int insert(int[] hits, int count, int ordinal) {
        int place = count;
        while (place > 0 && hits[place - 1] > ordinal) {
            place--;
        }
        if (place == hits.length || (place > 0 && hits[place - 1] == ordinal)) {
            return count;
        }
        int kept = Math.min(count, hits.length - 1);
        System.arraycopy(hits, place, hits, place + 1, kept - place);
        hits[place] = ordinal;
        return kept + 1;
    }
}
