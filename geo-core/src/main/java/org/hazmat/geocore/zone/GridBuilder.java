package org.hazmat.geocore.zone;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Builds the raster: each outline is cut into squares, which are noted block by block and then laid out. */
final class GridBuilder {
    /** Notes (ints) that one zone may cause; a wider one is compared by itself at every look-up. */
    private static final int MAX_NOTES = 1 << 21;

    private final Outline[] outlines;
    private final Map<Long, IntLog> logs = new HashMap<>();

    private GridBuilder(Outline[] outlines) {
        this.outlines = outlines;
    }

    static Grid build(Outline[] outlines) {
        if (outlines.length > Block.MAX_ORDINAL) {
            throw new IllegalArgumentException("an index holds at most " + Block.MAX_ORDINAL + " zones");
        }
        GridBuilder builder = new GridBuilder(outlines);
        int[] wide = IntStream.range(0, outlines.length)
                .filter(ordinal -> !builder.add(ordinal))
                .toArray();
        Map<Long, Block> blocks = new HashMap<>();
        builder.logs.forEach((key, log) -> blocks.put(key, BlockLayout.of(log)));
        return new Grid(outlines, new BlockMap(blocks), wide);
    }

    /** Answers whether the zone is in the raster now. */
    private boolean add(int ordinal) {
        Notes notes = new Notes(ordinal);
        if (!Squares.cut(outlines[ordinal], notes)) {
            return false;
        }
        notes.handOver();
        return true;
    }

    /** What one zone adds, kept apart until it is known to be not too much: column and row of the block, length, note. */
    private final class Notes implements Squares.Sink {
        private final int ordinal;
        private final IntLog log = new IntLog();

        Notes(int ordinal) {
            this.ordinal = ordinal;
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
                    log.add((cellLevel << (2 * Block.SIDE_BITS)) | Block.cell(x, y));
                    log.add(1);
                    log.add(Block.coveringHeader(ordinal));
                }
            }
            return true;
        }

        @Override
        public boolean border(int x, int y, int[] edges, boolean cornerInside) {
            int header = Block.borderHeader(ordinal, edges.length, cornerInside);
            int length = edges.length + (Block.many(header) ? 2 : 1);
            if (log.size() + length + 5L > MAX_NOTES) {
                return false;
            }
            open(Block.column(x), Block.row(y), length + 2);
            log.add(Block.cell(x, y));
            log.add(length);
            log.add(header);
            if (Block.many(header)) {
                log.add(edges.length);
            }
            for (int edge : edges) {
                log.add(edge);
            }
            return true;
        }

        private void open(int column, int row, int length) {
            log.add(column);
            log.add(row);
            log.add(length);
        }

        void handOver() {
            for (int i = 0; i < log.size(); ) {
                long key = BlockMap.key(log.get(i), log.get(i + 1));
                int from = i + 3;
                int to = from + log.get(i + 2);
                logs.computeIfAbsent(key, absent -> new IntLog()).addAll(log, from, to);
                i = to;
            }
        }
    }
}
