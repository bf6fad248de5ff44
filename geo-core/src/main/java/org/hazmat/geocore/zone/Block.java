package org.hazmat.geocore.zone;

/**
 * 64 × 64 cells of the raster, each with the run of entries of the zones in it; immutable.
 *
 * <p>A cell is 2^11 microdegrees of longitude by 2^10 of latitude, 177 m × 114 m at 39° N. A run is a row of entries by ascending ordinal
 * and {@link #END}. An entry is a header; of a zone whose edges come into the cell, the numbers of those edges follow (with their count
 * before them when it does not fit the header). A block that is the same everywhere has one run.
 */
final class Block {
    static final int CELL_LON_BITS = 11;
    static final int CELL_LAT_BITS = 10;

    /** Cells along a side of a block: 2 to this. */
    static final int SIDE_BITS = 6;

    static final int CELLS = 1 << (2 * SIDE_BITS);
    static final int END = -1;
    static final int MAX_ORDINAL = (1 << 21) - 2;

    private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;
    private static final int BORDER = 1;
    private static final int CORNER_INSIDE = 2;
    private static final int COUNT_SHIFT = 2;
    private static final int MANY = 511;
    private static final int ORDINAL_SHIFT = 11;

    /** Where each cell's run starts, or one element when all are the same. */
    private final int[] starts;

    private final int[] runs;

    Block(int[] starts, int[] runs) {
        this.starts = starts;
        this.runs = runs;
    }

    static int column(int lon) {
        return lon >> (CELL_LON_BITS + SIDE_BITS);
    }

    static int row(int lat) {
        return lat >> (CELL_LAT_BITS + SIDE_BITS);
    }

    static int cell(int lon, int lat) {
        return (((lat >> CELL_LAT_BITS) & SIDE_MASK) << SIDE_BITS) | ((lon >> CELL_LON_BITS) & SIDE_MASK);
    }

    /** South-west corner of the cell around a place, doubled and half a microdegree outside, so that no vertex lies beside it. */
    static long cornerX(int lon) {
        return 2L * ((lon >> CELL_LON_BITS) << CELL_LON_BITS) - 1;
    }

    static long cornerY(int lat) {
        return 2L * ((lat >> CELL_LAT_BITS) << CELL_LAT_BITS) - 1;
    }

    static int coveringHeader(int ordinal) {
        return ordinal << ORDINAL_SHIFT;
    }

    static int borderHeader(int ordinal, int edges, boolean cornerInside) {
        return (ordinal << ORDINAL_SHIFT)
                | (Math.min(edges, MANY) << COUNT_SHIFT)
                | (cornerInside ? CORNER_INSIDE : 0)
                | BORDER;
    }

    static int ordinal(int header) {
        return header >>> ORDINAL_SHIFT;
    }

    static boolean covering(int header) {
        return (header & BORDER) == 0;
    }

    static boolean cornerInside(int header) {
        return (header & CORNER_INSIDE) != 0;
    }

    /** Whether the count of edges stands after the header because it did not fit. */
    static boolean many(int header) {
        return ((header >>> COUNT_SHIFT) & MANY) == MANY;
    }

    static int edges(int header) {
        return (header >>> COUNT_SHIFT) & MANY;
    }

    int start(int cell) {
        return starts[cell & (starts.length - 1)];
    }

    int at(int i) {
        return runs[i];
    }

    /** Index of the entry after the one whose header is at {@code i}. */
    int next(int i) {
        int header = runs[i];
        return many(header) ? i + 2 + runs[i + 1] : i + 1 + edges(header);
    }

    /** Index of the first edge of the entry whose header is at {@code i}. */
    int firstEdge(int i) {
        return many(runs[i]) ? i + 2 : i + 1;
    }

    long bytes() {
        return 4L * (starts.length + runs.length);
    }
}
