package org.hazmat.geocore.zone;

import java.util.Arrays;

/** Lays out one block: from notes (square of cells, length, entry) in the order of the zones to one run for each cell. */
final class BlockLayout {
    private static final int SIDE = 1 << Block.SIDE_BITS;

    private final IntLog notes;

    /** Where the next entry of each cell goes. */
    private final int[] next = new int[Block.CELLS + 1];

    private BlockLayout(IntLog notes) {
        this.notes = notes;
    }

    static Block of(IntLog notes) {
        return new BlockLayout(notes).layOut();
    }

    private Block layOut() {
        measure();
        int[] starts = next.clone();
        int[] runs = new int[starts[Block.CELLS]];
        Arrays.fill(runs, Block.END);
        forEachEntry((cell, from, to) -> {
            for (int i = from; i < to; i++) {
                runs[next[cell]++] = notes.get(i);
            }
        });
        return shared(starts, runs);
    }

    /** Turns lengths, one more for the end of each run, into starts. */
    private void measure() {
        forEachEntry((cell, from, to) -> next[cell] += to - from);
        int start = 0;
        for (int cell = 0; cell <= Block.CELLS; cell++) {
            int length = next[cell] + 1;
            next[cell] = start;
            start += length;
        }
    }

    private interface Entry {
        void at(int cell, int from, int to);
    }

    private void forEachEntry(Entry entry) {
        for (int i = 0; i < notes.size(); ) {
            int first = notes.get(i) & (Block.CELLS - 1);
            int side = 1 << (notes.get(i) >> (2 * Block.SIDE_BITS));
            int from = i + 2;
            int to = from + notes.get(i + 1);
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    entry.at(first + row * SIDE + column, from, to);
                }
            }
            i = to;
        }
    }

    /** Cells that have the same run as the cell before them, or as the one south of them, share it. */
    private static Block shared(int[] starts, int[] runs) {
        int[] newStarts = new int[Block.CELLS];
        int size = 0;
        for (int cell = 0; cell < Block.CELLS; cell++) {
            int length = starts[cell + 1] - starts[cell];
            int twin = twin(newStarts, runs, cell, starts[cell], length, size);
            newStarts[cell] = twin;
            if (twin == size) {
                System.arraycopy(runs, starts[cell], runs, size, length);
                size += length;
            }
        }
        boolean uniform = Arrays.stream(newStarts).allMatch(start -> start == 0);
        return new Block(uniform ? new int[1] : newStarts, Arrays.copyOf(runs, size));
    }

    /** Runs move towards the front only, so the ones already moved are whole. */
    private static int twin(int[] newStarts, int[] runs, int cell, int from, int length, int size) {
        if (cell >= 1 && same(runs, newStarts[cell - 1], from, length, size)) {
            return newStarts[cell - 1];
        }
        if (cell >= SIDE && same(runs, newStarts[cell - SIDE], from, length, size)) {
            return newStarts[cell - SIDE];
        }
        return size;
    }

    private static boolean same(int[] runs, int other, int from, int length, int size) {
        return other + length <= size && Arrays.equals(runs, other, other + length, runs, from, from + length);
    }
}
