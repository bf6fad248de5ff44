package org.hazmat.geocore.zone;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which zone stands in which slot (编号). A slot is a zone's number in the raster and stays the same while other zones come and go; its
 * ordinal, the number in the list of zones, does not.
 *
 * @param outlines by slot; null where no zone stands
 * @param squares by slot: of the half-width or radius, as {@link Metric#square} has it
 * @param ordinals by slot
 * @param slots by ordinal
 */
record Roster(@Nullable Outline[] outlines, double[] squares, int[] ordinals, int[] slots) {
    static final Roster EMPTY = new Roster(new Outline[0], new double[0], new int[0], new int[0]);

    Outline outline(int slot) {
        Outline outline = outlines[slot];
        if (outline == null) {
            throw new IllegalArgumentException("no zone stands in slot " + slot);
        }
        return outline;
    }

    /** The roster of other zones, of which those that stand here too, {@code kept} says under which ordinal, keep their slots. */
    Roster edited(List<Zone> zones, int[] kept) {
        BitSet taken = slots(kept);
        int[] newSlots = new int[kept.length];
        int free = 0;
        for (int ordinal = 0; ordinal < kept.length; ordinal++) {
            if (kept[ordinal] == ZoneIndex.NEW) {
                free = taken.nextClearBit(free);
                newSlots[ordinal] = free++;
            } else {
                newSlots[ordinal] = slots[kept[ordinal]];
            }
        }
        int length = Arrays.stream(newSlots).max().orElse(-1) + 1;
        Roster roster = new Roster(new Outline[length], new double[length], new int[length], newSlots);
        for (int ordinal = 0; ordinal < kept.length; ordinal++) {
            Outline outline = kept[ordinal] == ZoneIndex.NEW
                    ? Outline.of(zones.get(ordinal).shape())
                    : outline(newSlots[ordinal]);
            roster.place(newSlots[ordinal], ordinal, outline);
        }
        return roster;
    }

    /** The slots of these ordinals. */
    BitSet slots(int[] kept) {
        BitSet taken = new BitSet(slots.length);
        for (int ordinal : kept) {
            if (ordinal != ZoneIndex.NEW) {
                taken.set(slots[ordinal]);
            }
        }
        return taken;
    }

    private void place(int slot, int ordinal, Outline outline) {
        outlines[slot] = outline;
        squares[slot] = Metric.square(outline.radiusMetres());
        ordinals[slot] = ordinal;
    }
}
