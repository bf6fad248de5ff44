package org.hazmat.geocore.zone;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * 32 × 32 cells of the raster, each with the zones in it; immutable.
 *
 * <p>A cell is 2^12 microdegrees of longitude by 2^11 of latitude, 354 m × 228 m at 39° N. Its word is {@link #EMPTY}, or the one zone that
 * covers it and nothing else, or where its run starts: one entry after the other, the last one marked. An entry is a header; of a zone
 * whose edges come into the cell, their vertices follow (after their number of ints, when it does not fit the header, and after the number of
 * the zone's width in the {@link Roster}, when it has one). A vertex is one int, two 16-bit distances from the cell's corner, or, in an
 * entry that has a farther one, two ints; {@link #BREAK} stands where the next edge does not go on from the last.
 *
 * <p>Words and runs stand in one array, words first. Cells are in the order of their interleaved bits, so that what a vehicle on its way
 * asks for next is near in memory, and a square of cells is a stretch of the array. A block that is the same everywhere has one word.
 */
final class Block {
    static final int CELL_LON_BITS = 12;
    static final int CELL_LAT_BITS = 11;

    /** Cells along a side of a block: 2 to this. */
    static final int SIDE_BITS = 5;

    static final int CELLS = 1 << (2 * SIDE_BITS);
    static final int EMPTY = -1;
    static final int MAX_SLOT = (1 << 20) - 1;

    /** Where no zone is; read like any other, so that nothing has to be asked first. */
    static final Block NOWHERE = new Block(new int[] {EMPTY}, 0);

    /** Neither a longitude nor two distances from a corner. */
    static final int BREAK = 0x8000_8000;

    /** Ints of a cache line. */
    private static final int LINE = 16;

    private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

    /** The bits of a column or row with a nought between any two. */
    private static final int[] SPREAD = IntStream.rangeClosed(0, SIDE_MASK)
            .map(side -> Integer.parseInt(Integer.toBinaryString(side), 4))
            .toArray();

    private static final int BORDER = 1;
    private static final int CORNER_INSIDE = 1 << 1;
    private static final int ROUND_SHIFT = 2;
    private static final int ROUND = 1 << ROUND_SHIFT;
    private static final int FAR = 1 << 3;
    private static final int LAST = 1 << 4;
    private static final int LENGTH_SHIFT = 5;
    private static final int MANY = 127;
    private static final int SLOT_SHIFT = 12;

    private final int[] ints;

    /** Of the number of a cell, for the index of its word. */
    private final int mask;

    private Block(int[] ints, int mask) {
        this.ints = ints;
        this.mask = mask;
    }

    /** @param words with the starts of runs as indices in {@code runs} */
    static Block of(int[] words, int[] runs) {
        boolean uniform = Arrays.stream(words).allMatch(word -> word == words[0]);
        int count = uniform ? 1 : CELLS;
        int[] ints = new int[count + runs.length];
        for (int i = 0; i < count; i++) {
            ints[i] = words[i] < 0 ? words[i] : count + words[i];
        }
        System.arraycopy(runs, 0, ints, count, runs.length);
        return new Block(ints, count - 1);
    }

    static int column(int lon) {
        return lon >> (CELL_LON_BITS + SIDE_BITS);
    }

    static int row(int lat) {
        return lat >> (CELL_LAT_BITS + SIDE_BITS);
    }

    /** Whether a block's first column of cells begins at this longitude, a cell's west side. */
    static boolean begins(int lon) {
        return ((lon >> CELL_LON_BITS) & SIDE_MASK) == 0;
    }

    static int cell(int lon, int lat) {
        return SPREAD[(lat >> CELL_LAT_BITS) & SIDE_MASK] << 1 | SPREAD[(lon >> CELL_LON_BITS) & SIDE_MASK];
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
        return ints[cell & mask];
    }

    boolean uniform() {
        return mask == 0;
    }

    int at(int i) {
        return ints[i];
    }

    int[] ints() {
        return ints;
    }

    /** Something of both lines that the run of this word usually stands in, for waiting for them; of any word, by no branch. */
    int touch(int word) {
        int start = Math.max(word, 0);
        return ints[start] + ints[Math.min(start + LINE, ints.length - 1)];
    }

    /** Index of the entry after the one whose header is at {@code i}. */
    int next(int i) {
        int header = ints[i];
        return firstVertex(i) + (many(header) ? ints[i + 1] : (header >>> LENGTH_SHIFT) & MANY);
    }

    /** Index of the first vertex of the entry whose header is at {@code i}. */
    int firstVertex(int i) {
        int header = ints[i];
        return i + (many(header) ? 2 : 1) + ((header >>> ROUND_SHIFT) & 1);
    }

    /** Number of the half-width or radius of the round entry whose header is at {@code i}. */
    int width(int i) {
        return ints[firstVertex(i) - 1];
    }

    long bytes() {
        return 4L * ints.length;
    }
}
