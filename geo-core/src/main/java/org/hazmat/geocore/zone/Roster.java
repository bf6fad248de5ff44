package org.hazmat.geocore.zone;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which zone stands in which slot (编号). A slot is a zone's number in the raster and stays the same while other zones come and go; its
 * ordinal, the number in the list of zones, does not. The same holds of the numbers of widths, of which there are few: they are never
 * given up, and a list made anew begins anew.
 *
 * @param outlines by slot; null where no zone stands
 * @param widths by slot: the number of the half-width or radius
 * @param squares by number of the width: of the half-width or radius, as {@link Metric#square} has it
 * @param ordinals by slot
 * @param slots by ordinal
 */
record Roster(@Nullable Outline[] outlines, int[] widths, double[] squares, int[] ordinals, int[] slots) {
    static final Roster EMPTY = new Roster(new Outline[0], new int[0], new double[0], new int[0], new int[0]);

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
        Outline[] newOutlines = new Outline[length];
        for (int ordinal = 0; ordinal < kept.length; ordinal++) {
            Outline outline = kept[ordinal] == ZoneIndex.NEW
                    ? Outline.of(zones.get(ordinal).shape())
                    : outline(newSlots[ordinal]);
            newOutlines[newSlots[ordinal]] = outline;
        }
        return placed(newOutlines, newSlots);
    }

    private Roster placed(@Nullable Outline[] newOutlines, int[] newSlots) {
        Map<Double, Integer> numbers = new LinkedHashMap<>();
        for (double square : squares) {
            numbers.put(square, numbers.size());
        }
        int[] newWidths = new int[newOutlines.length];
        int[] newOrdinals = new int[newOutlines.length];
        for (int ordinal = 0; ordinal < newSlots.length; ordinal++) {
            int slot = newSlots[ordinal];
            Outline outline = newOutlines[slot];
            double square = outline == null ? 0 : Metric.square(outline.radiusMetres());
            Integer number = numbers.putIfAbsent(square, numbers.size());
            newWidths[slot] = number == null ? numbers.size() - 1 : number;
            newOrdinals[slot] = ordinal;
        }
        double[] newSquares =
                numbers.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        return new Roster(newOutlines, newWidths, newSquares, newOrdinals, newSlots);
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
}
