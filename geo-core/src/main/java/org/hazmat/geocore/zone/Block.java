package org.hazmat.geocore.zone;

/**
 * 32 × 32 cells of the raster, each with the zones in it; immutable.
 *
 * <p>A cell is 2^12 microdegrees of longitude by 2^11 of latitude, 354 m × 228 m at 39° N. Its word is {@link #EMPTY}, or the one zone that
 * covers it and nothing else, or where its run starts: one entry after the other, the last one marked. An entry is a header; of a zone
 * whose edges come into the cell, their vertices follow (after their number of ints, when it does not fit the header). A vertex is one int,
 * two 16-bit distances from the cell's corner, or, in an entry that has a farther one, two ints; {@link #BREAK} stands where the next edge
 * does not go on from the last. A block that is the same everywhere has one word.
 */
final class Block {
    static final int CELL_LON_BITS = 12;
    static final int CELL_LAT_BITS = 11;

    /** Cells along a side of a block: 2 to this. */
    static final int SIDE_BITS = 5;

    static final int CELLS = 1 << (2 * SIDE_BITS);
    static final int EMPTY = -1;
    static final int MAX_SLOT = (1 << 20) - 1;

    /** Neither a longitude nor two distances from a corner. */
    static final int BREAK = 0x8000_8000;

    private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;
    private static final int BORDER = 1;
    private static final int CORNER_INSIDE = 1 << 1;
    private static final int ROUND = 1 << 2;
    private static final int FAR = 1 << 3;
    private static final int LAST = 1 << 4;
    private static final int LENGTH_SHIFT = 5;
    private static final int MANY = 127;
    private static final int SLOT_SHIFT = 12;

    private final int[] words;
    private final int[] runs;

    Block(int[] words, int[] runs) {
        this.words = words;
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

    /** South-west corner of the cell around a place. */
    static int west(int lon) {
        return lon & -(1 << CELL_LON_BITS);
    }

    static int south(int lat) {
        return lat & -(1 << CELL_LAT_BITS);
    }

    static int coveredBy(int slot) {
        return EMPTY - 1 - slot;
    }

    /** Of a word that is neither empty nor the start of a run. */
    static int coveringSlot(int word) {
        return EMPTY - 1 - word;
    }

    static int coveringHeader(int slot) {
        return slot << SLOT_SHIFT;
    }

    static int borderHeader(int slot, int length, boolean round, boolean far, boolean cornerInside) {
        return (slot << SLOT_SHIFT)
                | (Math.min(length, MANY) << LENGTH_SHIFT)
                | (far ? FAR : 0)
                | (round ? ROUND : 0)
                | (cornerInside ? CORNER_INSIDE : 0)
                | BORDER;
    }

    static int last(int header) {
        return header | LAST;
    }

    static int notLast(int header) {
        return header & ~LAST;
    }

    static int slot(int header) {
        return header >>> SLOT_SHIFT;
    }

    static boolean covering(int header) {
        return (header & BORDER) == 0;
    }

    static boolean cornerInside(int header) {
        return (header & CORNER_INSIDE) != 0;
    }

    /** A corridor or circle. */
    static boolean round(int header) {
        return (header & ROUND) != 0;
    }

    /** Whether a vertex takes two ints. */
    static boolean far(int header) {
        return (header & FAR) != 0;
    }

    static boolean isLast(int header) {
        return (header & LAST) != 0;
    }

    /** Whether the number of the vertices' ints stands after the header because it did not fit. */
    static boolean many(int header) {
        return ((header >>> LENGTH_SHIFT) & MANY) == MANY;
    }

    int word(int cell) {
        return words[cell & (words.length - 1)];
    }

    boolean uniform() {
        return words.length == 1;
    }

    int at(int i) {
        return runs[i];
    }

    int[] runs() {
        return runs;
    }

    /** Index of the entry after the one whose header is at {@code i}. */
    int next(int i) {
        int header = runs[i];
        return many(header) ? i + 2 + runs[i + 1] : i + 1 + ((header >>> LENGTH_SHIFT) & MANY);
    }

    /** Index of the first vertex of the entry whose header is at {@code i}. */
    int firstVertex(int i) {
        return many(runs[i]) ? i + 2 : i + 1;
    }

    long bytes() {
        return 4L * (words.length + runs.length);
    }
}
