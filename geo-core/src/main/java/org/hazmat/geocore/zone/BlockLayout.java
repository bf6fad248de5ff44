package org.hazmat.geocore.zone;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Lays out one block: from notes (square of cells, length, entry) to one word and run for each cell. */
final class BlockLayout {
    private final IntLog notes;

    /** Where the next entry of each cell goes. */
    private final int[] next = new int[Block.CELLS + 1];

    private final int[] lastHeader = new int[Block.CELLS];

    private BlockLayout(IntLog notes) {
        this.notes = notes;
    }

    static Block of(IntLog notes) {
        return new BlockLayout(notes).layOut();
    }

    /** Notes from which the block could be laid out, of the zones that are kept. */
    static IntLog notes(Block block, IntPredicate kept) {
        IntLog notes = new IntLog();
        int cells = block.uniform() ? 1 : Block.CELLS;
        int level = block.uniform() ? Block.SIDE_BITS : 0;
        for (int cell = 0; cell < cells; cell++) {
            int word = block.word(cell);
            if (word >= 0) {
                noteRun(block, word, square(level, cell), kept, notes);
            } else if (word != Block.EMPTY && kept.test(Block.coveringSlot(word))) {
                notes.add(square(level, cell));
                notes.add(1);
                notes.add(Block.coveringHeader(Block.coveringSlot(word)));
            }
        }
        return notes;
    }

    private static void noteRun(Block block, int start, int square, IntPredicate kept, IntLog notes) {
        boolean more = true;
        for (int at = start; more; at = block.next(at)) {
            int header = block.at(at);
            if (kept.test(Block.slot(header))) {
                notes.add(square);
                notes.add(block.next(at) - at);
                notes.add(Block.notLast(header));
                for (int i = at + 1; i < block.next(at); i++) {
                    notes.add(block.at(i));
                }
            }
            more = !Block.isLast(header);
        }
    }

    /** 2^level × 2^level cells from this one on. */
    static int square(int level, int cell) {
        return (level << (2 * Block.SIDE_BITS)) | cell;
    }

    private Block layOut() {
        measure();
        int[] starts = next.clone();
        int[] runs = new int[starts[Block.CELLS]];
        forEachEntry((cell, from, to) -> {
            lastHeader[cell] = next[cell];
            for (int i = from; i < to; i++) {
                runs[next[cell]++] = notes.get(i);
            }
        });
        for (int cell = 0; cell < Block.CELLS; cell++) {
            if (starts[cell] < starts[cell + 1]) {
                runs[lastHeader[cell]] = Block.last(runs[lastHeader[cell]]);
            }
        }
        return packed(starts, runs);
    }

    /** Turns lengths into starts. */
    private void measure() {
        forEachEntry((cell, from, to) -> next[cell] += to - from);
        int start = 0;
        for (int cell = 0; cell <= Block.CELLS; cell++) {
            int length = next[cell];
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
            int level = notes.get(i) >> (2 * Block.SIDE_BITS);
            int from = i + 2;
            int to = from + notes.get(i + 1);
            for (int cell = first; cell < first + (1 << (2 * level)); cell++) {
                entry.at(cell, from, to);
            }
            i = to;
        }
    }

    /** Cells without edges share the run of the cell before them, or of the one before that, when it is the same: one of them is beside it. */
    private static Block packed(int[] starts, int[] runs) {
        int[] words = new int[Block.CELLS];
        int size = 0;
        for (int cell = 0; cell < Block.CELLS; cell++) {
            int length = starts[cell + 1] - starts[cell];
            words[cell] = word(words, runs, cell, starts[cell], length, size);
            if (words[cell] == size) {
                System.arraycopy(runs, starts[cell], runs, size, length);
                size += length;
            }
        }
        return Block.of(words, Arrays.copyOf(runs, size));
    }

    /** Runs move towards the front only, so the ones already moved are whole. */
    private static int word(int[] words, int[] runs, int cell, int from, int length, int size) {
        if (length == 0) {
            return Block.EMPTY;
        }
        if (length == 1) {
            return Block.coveredBy(Block.slot(runs[from]));
        }
        if (cell >= 1 && same(runs, words[cell - 1], from, length, size)) {
            return words[cell - 1];
        }
        if (cell >= 2 && same(runs, words[cell - 2], from, length, size)) {
            return words[cell - 2];
        }
        return size;
    }

    private static boolean same(int[] runs, int other, int from, int length, int size) {
        return other >= 0
                && other + length <= size
                && Arrays.equals(runs, other, other + length, runs, from, from + length);
    }
}
