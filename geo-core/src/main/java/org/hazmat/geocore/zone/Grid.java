package org.hazmat.geocore.zone;

import java.util.BitSet;
import java.util.Map;

/** The raster as a look-up: block by its column and row, cell by number, entries in a row; nothing is allocated. */
final class Grid {
    static final Grid EMPTY = new Grid(Roster.EMPTY, new BlockMap(Map.of()), new BitSet());

    /** A longer line between two fixes is compared with every zone instead of walking so many cells. */
    private static final int MAX_WALK = 4_096;

    private static final int CELL_HEIGHT = 1 << Block.CELL_LAT_BITS;
    private static final int CELL_WIDTH = 1 << Block.CELL_LON_BITS;

    private final Roster roster;
    private final BlockMap blocks;
    private final double[] squares;
    private final int[] ordinals;

    /** Slots of zones too wide for the raster; each is compared at every look-up. */
    private final int[] wide;

    Grid(Roster roster, BlockMap blocks, BitSet wide) {
        this.roster = roster;
        this.blocks = blocks;
        this.squares = roster.squares();
        this.ordinals = roster.ordinals();
        this.wide = wide.stream().toArray();
    }

    Roster roster() {
        return roster;
    }

    BlockMap blocks() {
        return blocks;
    }

    BitSet wide() {
        BitSet slots = new BitSet();
        for (int slot : wide) {
            slots.set(slot);
        }
        return slots;
    }

    Outline outline(int ordinal) {
        return roster.outline(roster.slots()[ordinal]);
    }

    int locate(int x, int y, int[] hits) {
        return addLocated(x, y, hits, 0);
    }

    boolean contains(int ordinal, int x, int y) {
        int slot = roster.slots()[ordinal];
        Block block = blocks.find(Block.column(x), Block.row(y));
        int word = block == null ? Block.EMPTY : block.word(Block.cell(x, y));
        if (block != null && word >= 0) {
            for (int at = word; ; at = block.next(at)) {
                int header = block.at(at);
                if (Block.slot(header) == slot) {
                    return holds(block, at, x, y);
                }
                if (Block.isLast(header)) {
                    break;
                }
            }
        }
        return word == Block.coveredBy(slot)
                || (isWide(slot) && roster.outline(slot).contains(x, y));
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
        for (int slot : wide) {
            if (roster.outline(slot).cutBy(ax, ay, bx, by)) {
                count = insert(hits, count, ordinals[slot]);
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
            count = addLocated(block, block.word(Block.cell(x, y)), x, y, hits, count);
        }
        for (int slot : wide) {
            if (roster.outline(slot).contains(x, y)) {
                count = insert(hits, count, ordinals[slot]);
            }
        }
        return count;
    }

    private int addLocated(Block block, int word, int x, int y, int[] hits, int before) {
        if (word < 0) {
            return word == Block.EMPTY ? before : insert(hits, before, ordinals[Block.coveringSlot(word)]);
        }
        int count = before;
        int at = word;
        int header;
        do {
            header = block.at(at);
            if (holds(block, at, x, y)) {
                count = insert(hits, count, ordinals[Block.slot(header)]);
            }
            at = block.next(at);
        } while (!Block.isLast(header));
        return count;
    }

    private boolean holds(Block block, int at, int x, int y) {
        int header = block.at(at);
        if (Block.covering(header)) {
            return true;
        }
        return Block.round(header)
                ? Entries.within(squares[Block.slot(header)], block, at, x, y)
                : Entries.inside(block, at, x, y);
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
        int word = block.word(Block.cell(x, y));
        if (word < 0) {
            return before;
        }
        int count = before;
        int at = word;
        int header;
        do {
            header = block.at(at);
            // A covered cell beside the line is left out by its neighbours, which have the zone's edges.
            if (!Block.covering(header)
                    && Entries.cutBy(squares[Block.slot(header)], block, at, x, y, ax, ay, bx, by)) {
                count = insert(hits, count, ordinals[Block.slot(header)]);
            }
            at = block.next(at);
        } while (!Block.isLast(header));
        return count;
    }

    private int addAllCut(int ax, int ay, int bx, int by, int[] hits, int before) {
        int count = before;
        for (int ordinal = 0; ordinal < roster.slots().length; ordinal++) {
            if (outline(ordinal).cutBy(ax, ay, bx, by)) {
                count = insert(hits, count, ordinal);
            }
        }
        return count;
    }

    private boolean isWide(int slot) {
        for (int each : wide) {
            if (each == slot) {
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
