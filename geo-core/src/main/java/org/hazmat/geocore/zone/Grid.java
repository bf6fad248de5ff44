package org.hazmat.geocore.zone;

import java.util.BitSet;
import java.util.Map;
import org.hazmat.geocore.model.Position;
import org.jspecify.annotations.Nullable;

/** The raster as a look-up: block by its column and row, cell by number, entries in a row; nothing is allocated. */
final class Grid {
    static final Grid EMPTY = new Grid(Roster.EMPTY, new BlockMap(Map.of()), new BitSet());

    /** A longer line between two fixes is compared with every zone instead of walking so many cells. */
    private static final int MAX_WALK = 4_096;

    /** Microdegrees; farther around a place than this, its distance is measured from the whole outline. */
    private static final int MAX_BOX = 10_000;

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

    void locate(Position[] places, int count, Batch batch) {
        for (int i = 0; i < count; i++) {
            int x = places[i].lonMicrodegrees();
            int y = places[i].latMicrodegrees();
            Block block = blocks.find(Block.column(x), Block.row(y));
            batch.aim(i, block, block.word(Block.cell(x, y)));
        }
        batch.touchRuns(count);
        for (int i = 0; i < count; i++) {
            int x = places[i].lonMicrodegrees();
            int y = places[i].latMicrodegrees();
            int[] room = batch.room();
            int found = addLocated(batch.block(i), batch.word(i), x, y, room, 0);
            while (found == room.length) {
                room = batch.moreRoom();
                found = addLocated(batch.block(i), batch.word(i), x, y, room, 0);
            }
            batch.put(i, found);
        }
    }

    boolean contains(int ordinal, int x, int y) {
        int slot = roster.slots()[ordinal];
        Block block = blocks.find(Block.column(x), Block.row(y));
        int word = block.word(Block.cell(x, y));
        if (word >= 0) {
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
        int count = rimsCrossed(ax, ay, bx, by, null, hits);
        return addLocated(bx, by, hits, addLocated(ax, ay, hits, count));
    }

    /** @param some ordinals of the zones that matter; null: all */
    int rimsCrossed(int ax, int ay, int bx, int by, @Nullable BitSet some, int[] hits) {
        long columns = Math.abs((long) bx - ax) >> Block.CELL_LON_BITS;
        long rows = Math.abs((long) by - ay) >> Block.CELL_LAT_BITS;
        if (columns + rows > MAX_WALK) {
            return allCut(ax, ay, bx, by, some, hits);
        }
        int count = 0;
        int north = Math.max(ay, by);
        for (int south = Math.min(ay, by) & -CELL_HEIGHT; south <= north; south += CELL_HEIGHT) {
            count = addCutInRow(south, ax, ay, bx, by, some, hits, count);
        }
        for (int slot : wide) {
            if (matters(slot, some) && roster.outline(slot).rimCutBy(ax, ay, bx, by)) {
                count = insert(hits, count, ordinals[slot]);
            }
        }
        return count;
    }

    /** Only the cells that far around are looked at: an edge that is nearer stands in one of them. */
    boolean fartherOutside(int ordinal, int x, int y, double metres) {
        if (contains(ordinal, x, y)) {
            return false;
        }
        int slot = roster.slots()[ordinal];
        int north = (int) Math.min(MAX_BOX, metres / Metric.METRES_PER_MICRODEGREE + 2);
        int east = (int) Math.min(MAX_BOX, north / Metric.cosine(Math.min(90e6, Math.abs((double) y) + north)) + 2);
        if (east == MAX_BOX || north == MAX_BOX || isWide(slot)) {
            return outline(ordinal).metresFromRim(x, y) > metres;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int cellY = Block.south(y - north); cellY <= y + north; cellY += CELL_HEIGHT) {
            for (int cellX = Block.west(x - east); cellX <= x + east; cellX += CELL_WIDTH) {
                least = metresInCell(least, slot, cellX, cellY, x, y);
            }
        }
        return Math.max(0, least - outline(ordinal).radiusMetres()) > metres;
    }

    private double metresInCell(double least, int slot, int cellX, int cellY, int x, int y) {
        Block block = blocks.find(Block.column(cellX), Block.row(cellY));
        int word = block.word(Block.cell(cellX, cellY));
        if (word < 0) {
            return least;
        }
        int at = word;
        int header;
        do {
            header = block.at(at);
            if (Block.slot(header) == slot && !Block.covering(header)) {
                return Entries.metres(least, block, at, cellX, cellY, x, y);
            }
            at = block.next(at);
        } while (!Block.isLast(header));
        return least;
    }

    /** What the look-up structure takes, outlines aside. */
    long bytes() {
        return blocks.bytes();
    }

    private int addLocated(int x, int y, int[] hits, int before) {
        Block block = blocks.find(Block.column(x), Block.row(y));
        return addLocated(block, block.word(Block.cell(x, y)), x, y, hits, before);
    }

    private int addLocated(Block block, int word, int x, int y, int[] hits, int before) {
        int count = before;
        if (word >= 0) {
            count = addRun(block, word, x, y, hits, count);
        } else if (word != Block.EMPTY) {
            count = insert(hits, count, ordinals[Block.coveringSlot(word)]);
        }
        for (int slot : wide) {
            if (roster.outline(slot).contains(x, y)) {
                count = insert(hits, count, ordinals[slot]);
            }
        }
        return count;
    }

    private int addRun(Block block, int start, int x, int y, int[] hits, int before) {
        int count = before;
        int at = start;
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
                ? Entries.within(squares[block.width(at)], block, at, x, y)
                : Entries.inside(block, at, x, y);
    }

    private double square(Block block, int at) {
        return Block.round(block.at(at)) ? squares[block.width(at)] : 0;
    }

    /** In one row of cells, those that the line comes through, a microdegree to each side included. */
    private int addCutInRow(int south, int ax, int ay, int bx, int by, @Nullable BitSet some, int[] hits, int before) {
        double slope = ay == by ? 0 : ((double) bx - ax) / ((double) by - ay);
        double y0 = Math.max(Math.min(ay, by), south - 1.0);
        double y1 = Math.min(Math.max(ay, by), south + (double) CELL_HEIGHT);
        double x0 = ay == by ? ax : ax + (y0 - ay) * slope;
        double x1 = ay == by ? bx : ax + (y1 - ay) * slope;
        int east = (int) Math.ceil(Math.max(x0, x1)) + 1;
        int count = before;
        int west = ((int) Math.floor(Math.min(x0, x1)) - 1) & -CELL_WIDTH;
        Block block = blocks.find(Block.column(west), Block.row(south));
        for (int x = west; x <= east; x += CELL_WIDTH) {
            if (x != west && Block.begins(x)) {
                block = blocks.find(Block.column(x), Block.row(south));
            }
            count = addCutInCell(block, x, south, ax, ay, bx, by, some, hits, count);
        }
        return count;
    }

    private int addCutInCell(
            Block block, int x, int y, int ax, int ay, int bx, int by, @Nullable BitSet some, int[] hits, int before) {
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
                    && matters(Block.slot(header), some)
                    && Entries.cutBy(square(block, at), block, at, x, y, ax, ay, bx, by)) {
                count = insert(hits, count, ordinals[Block.slot(header)]);
            }
            at = block.next(at);
        } while (!Block.isLast(header));
        return count;
    }

    private int allCut(int ax, int ay, int bx, int by, @Nullable BitSet some, int[] hits) {
        int count = 0;
        for (int slot : roster.slots()) {
            if (matters(slot, some) && roster.outline(slot).rimCutBy(ax, ay, bx, by)) {
                count = insert(hits, count, ordinals[slot]);
            }
        }
        return count;
    }

    private boolean matters(int slot, @Nullable BitSet some) {
        return some == null || some.get(ordinals[slot]);
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
        if (count < hits.length && (count == 0 || hits[count - 1] < ordinal)) {
            hits[count] = ordinal;
            return count + 1;
        }
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
