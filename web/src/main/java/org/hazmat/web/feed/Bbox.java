package org.hazmat.web.feed;

import org.hazmat.geocore.model.Position;

/** Part of the map, in degrees; its edges belong to it. */
public record Bbox(double west, double south, double east, double north) {
    public static final Bbox WORLD = new Bbox(-180, -90, 180, 90);

    public Bbox {
        if (!(west <= east && south <= north)) {
            throw new IllegalArgumentException("a bbox is west,south,east,north with west <= east and south <= north");
        }
    }

    /** Reads {@code west,south,east,north}; throws {@link IllegalArgumentException} with a sentence. */
    public static Bbox parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a bbox is four numbers: west,south,east,north");
        }
        try {
            return new Bbox(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a bbox is four numbers: west,south,east,north", e);
        }
    }

    public boolean contains(Position position) {
        return position.lon() >= west && position.lon() <= east && position.lat() >= south && position.lat() <= north;
    }
}
