package org.hazmat.geocore.zone;

import java.util.List;
import org.hazmat.geocore.model.Position;

/**
 * Finds the zones around a position (区域索引). Zones are closed: a position on the edge, of a hole too, is inside (rules.md 3).
 *
 * <p>Zones are named by their ordinal in the list that the index was made of. Look-ups write ordinals into an array of the caller's,
 * ascending, and answer how many; when that is the array's whole length there may be more: ask again with a longer one.
 */
public final class ZoneIndex {
    private final List<Zone> zones;
    private final Outline[] outlines;
    private final Grid grid;

    private ZoneIndex(List<Zone> zones) {
        this.zones = List.copyOf(zones);
        this.outlines = zones.stream().map(zone -> Outline.of(zone.shape())).toArray(Outline[]::new);
        this.grid = GridBuilder.build(outlines);
    }

    /** The shapes must be sound ({@link ShapeCheck}). */
    public static ZoneIndex of(List<Zone> zones) {
        return new ZoneIndex(zones);
    }

    public int size() {
        return outlines.length;
    }

    public Zone zone(int ordinal) {
        return zones.get(ordinal);
    }

    /** The zones that contain the position. */
    public int locate(Position p, int[] hits) {
        return grid.locate(p.lonMicrodegrees(), p.latMicrodegrees(), hits);
    }

    public boolean contains(int ordinal, Position p) {
        return grid.contains(ordinal, p.lonMicrodegrees(), p.latMicrodegrees());
    }

    /** Metres from the zone's edge, 0 inside; what the exit margin (rules.md 5) is compared with. */
    public double metresOutside(int ordinal, Position p) {
        return contains(ordinal, p) ? 0 : outlines[ordinal].metresFromRim(p.lonMicrodegrees(), p.latMicrodegrees());
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
