package org.hazmat.geocore.zone;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a raster from another: the blocks that zones go from or come to are laid out anew, all others are shared. Outlines are cut into
 * squares, which are noted block by block.
 */
final class GridEdit {
    /** Notes (ints) that one zone may cause; a wider one is compared by itself at every look-up. */
    private static final int MAX_NOTES = 1 << 21;

    private final Grid before;
    private final Map<Long, IntLog> logs = new HashMap<>();
    private final BitSet wide;

    private GridEdit(Grid before) {
        this.before = before;
        this.wide = before.wide();
    }

    /** @param kept slots whose zones stay; every other one of the roster before goes, every other one of the roster after comes */
    static Grid edited(Grid before, Roster after, BitSet kept) {
        if (after.outlines().length > Block.MAX_SLOT) {
            throw new IllegalArgumentException("an index holds at most " + Block.MAX_SLOT + " zones");
        }
        GridEdit edit = new GridEdit(before);
        for (int slot : before.roster().slots()) {
            if (!kept.get(slot)) {
                edit.remove(slot);
            }
        }
        for (int slot : after.slots()) {
            if (!kept.get(slot)) {
                edit.add(slot, after.outline(slot), after.widths()[slot]);
            }
        }
        return new Grid(after, edit.blocks(kept), edit.wide);
    }

    private void remove(int slot) {
        if (wide.get(slot)) {
            wide.clear(slot);
        } else {
            Squares.cut(before.roster().outline(slot), new Touches());
        }
    }

    private void add(int slot, Outline outline, int width) {
        Notes notes = new Notes(slot, outline, width);
        if (Squares.cut(outline, notes)) {
            notes.handOver();
        } else {
            wide.set(slot);
        }
    }

    private BlockMap blocks(BitSet kept) {
        Map<Long, Block> blocks = before.blocks().toMap();
        logs.forEach((key, log) -> {
            Block old = blocks.get(key);
            IntLog notes = old == null ? new IntLog() : BlockLayout.notes(old, kept::get);
            notes.addAll(log, 0, log.size());
            if (notes.size() == 0) {
                blocks.remove(key);
            } else {
                blocks.put(key, BlockLayout.of(notes));
            }
        });
        return new BlockMap(blocks);
    }

    private IntLog log(int column, int row) {
        return logs.computeIfAbsent(BlockMap.key(column, row), absent -> new IntLog());
    }

    /** Which blocks a zone that goes was in. */
    private final class Touches implements Squares.Sink {
        @Override
        public boolean covered(int level, int x, int y) {
            int blocks = 1 << Math.max(0, level - Block.SIDE_BITS);
            for (int row = 0; row < blocks; row++) {
                for (int column = 0; column < blocks; column++) {
                    log(Block.column(x) + column, Block.row(y) + row);
                }
            }
            return true;
        }

        @Override
        public boolean border(int x, int y, int[] edges, boolean cornerInside) {
            log(Block.column(x), Block.row(y));
            return true;
        }
    }

    /** What one zone adds, kept apart until it is known to be not too much: column and row of the block, length, note. */
    private final class Notes implements Squares.Sink {
        private final int slot;
        private final Outline outline;
        private final int width;
        private final IntLog log = new IntLog();
        private final IntLog vertices = new IntLog();

        Notes(int slot, Outline outline, int width) {
            this.slot = slot;
            this.outline = outline;
            this.width = width;
        }

        @Override
        public boolean covered(int level, int x, int y) {
            int blocks = 1 << Math.max(0, level - Block.SIDE_BITS);
            if (blocks > 1 << 10 || log.size() + 6L * blocks * blocks > MAX_NOTES) {
                return false;
            }
            int cellLevel = Math.min(level, Block.SIDE_BITS);
            for (int row = 0; row < blocks; row++) {
                for (int column = 0; column < blocks; column++) {
                    open(Block.column(x) + column, Block.row(y) + row, 3);
                    log.add(BlockLayout.square(cellLevel, Block.cell(x, y)));
                    log.add(1);
                    log.add(Block.coveringHeader(slot));
                }
            }
            return true;
        }

        @Override
        public boolean border(int x, int y, int[] edges, boolean cornerInside) {
            boolean far = outline.beyondShorts(edges, x, y);
            vertices.clear();
            outline.addVertices(edges, far, x, y, vertices);
            int header = Block.borderHeader(slot, vertices.size(), outline.round(), far, cornerInside);
            int length = vertices.size() + (Block.many(header) ? 2 : 1) + (outline.round() ? 1 : 0);
            if (log.size() + length + 5L > MAX_NOTES) {
                return false;
            }
            open(Block.column(x), Block.row(y), length + 2);
            log.add(Block.cell(x, y));
            log.add(length);
            log.add(header);
            if (Block.many(header)) {
                log.add(vertices.size());
            }
            if (outline.round()) {
                log.add(width);
            }
            log.addAll(vertices, 0, vertices.size());
            return true;
        }

        private void open(int column, int row, int length) {
            log.add(column);
            log.add(row);
            log.add(length);
        }

        void handOver() {
            @Nullable IntLog block = null;
            long last = 0;
            for (int i = 0; i < log.size(); ) {
                long key = BlockMap.key(log.get(i), log.get(i + 1));
                if (block == null || key != last) {
                    block = log(log.get(i), log.get(i + 1));
                    last = key;
                }
                int from = i + 3;
                int to = from + log.get(i + 2);
                block.addAll(log, from, to);
                i = to;
            }
        }
    }
}
