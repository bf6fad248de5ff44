package org.hazmat.geocore.model;

/**
 * A place (位置), WGS-84, in the resolution that JT/T 808 sends: 1e-6 degree. Two positions with the same integers are the same place.
 */
public record Position(int lonMicrodegrees, int latMicrodegrees) {
    /** Mean radius of the Earth in metres (rules.md 3). */
    public static final double EARTH_RADIUS_METRES = 6_371_008.8;

    private static final double RADIANS_PER_MICRODEGREE = Math.PI / 180e6;

    /** Longitude first; rounded to the nearest 1e-6 degree. */
    public static Position ofDegrees(double lon, double lat) {
        return new Position((int) Math.round(lon * 1e6), (int) Math.round(lat * 1e6));
    }

    public double lon() {
        return lonMicrodegrees / 1e6;
    }

    public double lat() {
        return latMicrodegrees / 1e6;
    }

    /** The place so many metres from here, in a direction in degrees clockwise from north. */
    public Position ahead(double metres, int direction) {
        double angle = Math.toRadians(direction);
        double north = metres * Math.cos(angle) / EARTH_RADIUS_METRES / RADIANS_PER_MICRODEGREE;
        double east = metres * Math.sin(angle) / EARTH_RADIUS_METRES / RADIANS_PER_MICRODEGREE;
        double narrowing = Math.cos(latMicrodegrees * RADIANS_PER_MICRODEGREE);
        return new Position(
                lonMicrodegrees + (int) Math.round(east / narrowing), latMicrodegrees + (int) Math.round(north));
    }

    /** Distance in metres: local equirectangular at the mean latitude of the two places (rules.md 3). */
    public double metresTo(Position other) {
        double meanLat = (latMicrodegrees / 2.0 + other.latMicrodegrees / 2.0) * RADIANS_PER_MICRODEGREE;
        double x = ((double) other.lonMicrodegrees - lonMicrodegrees) * RADIANS_PER_MICRODEGREE * Math.cos(meanLat);
        double y = ((double) other.latMicrodegrees - latMicrodegrees) * RADIANS_PER_MICRODEGREE;
        return EARTH_RADIUS_METRES * Math.sqrt(x * x + y * y);
    }
}
