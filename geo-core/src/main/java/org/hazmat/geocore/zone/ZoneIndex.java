package org.hazmat.geocore.zone;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.hazmat.geocore.model.Position;

/**
 * Finds the zones around a position (区域索引). Zones are closed: a position on the edge, of a hole too, is inside (rules.md 3).
 *
 * <p>Zones are named by their ordinal in the list that the index was made of. Look-ups write ordinals into an array of the caller's,
 * ascending, and answer how many; when that is the array's whole length there may be more: ask again with a longer one.
 */
public final class ZoneIndex {
    /** In place of a former ordinal: a zone that was not in the index before. */
    public static final int NEW = -1;

    private static final ZoneIndex EMPTY = new ZoneIndex(List.of(), Grid.EMPTY);

    private final List<Zone> zones;
    private final Grid grid;

    private ZoneIndex(List<Zone> zones, Grid grid) {
        this.zones = zones;
        this.grid = grid;
    }

    /** The shapes must be sound ({@link ShapeCheck}). */
    public static ZoneIndex of(List<Zone> zones) {
        int[] former = new int[zones.size()];
        Arrays.fill(former, NEW);
        return EMPTY.edited(zones, former);
    }

    /**
     * The index of other zones, which shares with this one what has not changed. It costs what the zones that come and go cost.
     *
     * @param former for each of the zones its ordinal in this index, if its shape has been the same there, or {@link #NEW}
     */
    public ZoneIndex edited(List<Zone> zones, int[] former) {
        Roster roster = grid.roster().edited(zones, former);
        return new ZoneIndex(
                List.copyOf(zones), GridEdit.edited(grid, roster, grid.roster().slots(former)));
    }

    public int size() {
        return zones.size();
    }

    public Zone zone(int ordinal) {
        return zones.get(ordinal);
    }

    /** The zones that contain the position. */
    public int locate(Position p, int[] hits) {
        return grid.locate(p.lonMicrodegrees(), p.latMicrodegrees(), hits);
    }

    /** The zones that contain each of the first {@code count} places, at most {@link Batch#PLACES}: as above, but waiting for memory overlaps. */
    public void locate(Position[] places, int count, Batch batch) {
        grid.locate(places, count, batch);
    }

    public boolean contains(int ordinal, Position p) {
        return grid.contains(ordinal, p.lonMicrodegrees(), p.latMicrodegrees());
    }

    /** Metres from the zone's edge, 0 inside (rules.md 3). */
    public double metresOutside(int ordinal, Position p) {
        return contains(ordinal, p) ? 0 : grid.outline(ordinal).metresFromRim(p.lonMicrodegrees(), p.latMicrodegrees());
    }

    /** What the exit margin (rules.md 5) asks: whether {@link #metresOutside} is more than {@code metres}, a few of them, at a cost that does not grow with the zone. */
    public boolean fartherOutside(int ordinal, Position p, double metres) {
        return grid.fartherOutside(ordinal, p.lonMicrodegrees(), p.latMicrodegrees(), metres);
    }

    /** Of some zones, those whose edge or rim the line between the places cuts or touches: not those that hold the whole line. */
    public int rimsCrossed(Position a, Position b, BitSet some, int[] hits) {
        return grid.rimsCrossed(
                a.lonMicrodegrees(), a.latMicrodegrees(), b.lonMicrodegrees(), b.latMicrodegrees(), some, hits);
    }

    /** The zones that the straight line between the places, straight in degrees, cuts or touches (rules.md 11). */
    public int crossed(Position a, Position b, int[] hits) {
        return grid.crossed(a.lonMicrodegrees(), a.latMicrodegrees(), b.lonMicrodegrees(), b.latMicrodegrees(), hits);
    }

    /** What the raster takes in memory, outlines aside. */
    public long bytes() {
        return grid.bytes();
    }
}
