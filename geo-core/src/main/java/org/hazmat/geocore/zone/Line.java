package org.hazmat.geocore.zone;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.hazmat.geocore.model.Position;

/** Positions one after the other as two ints each: a third of what as many objects take. Immutable. */
final class Line extends AbstractList<Position> implements RandomAccess {
    private final int[] xy;

    private Line(int[] xy) {
        this.xy = xy;
    }

    static Line of(List<Position> positions) {
        if (positions instanceof Line line) {
            return line;
        }
        int[] xy = new int[2 * positions.size()];
        int at = 0;
        for (Position position : positions) {
            xy[at++] = position.lonMicrodegrees();
            xy[at++] = position.latMicrodegrees();
        }
        return new Line(xy);
    }

    /** Longitude and latitude in turn, in microdegrees; not to be written to. */
    int[] xy() {
        return xy;
    }

    @Override
    public Position get(int i) {
        return new Position(xy[2 * i], xy[2 * i + 1]);
    }

    @Override
    public int size() {
        return xy.length / 2;
    }
}
