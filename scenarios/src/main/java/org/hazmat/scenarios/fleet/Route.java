package org.hazmat.scenarios.fleet;

import java.util.List;
import org.hazmat.geocore.model.Position;

/**
 * A way along which a virtual vehicle drives to and fro, and where it stops.
 *
 * @param line at least two positions
 * @param stops in the order of the way
 * @param cruiseKmh speed between stops
 */
public record Route(String id, List<Position> line, List<Stop> stops, double cruiseKmh) {
    public Route {
        if (line.size() < 2) {
            throw new IllegalArgumentException("route " + id + " has fewer than two positions");
        }
    }

    /**
     * A halt.
     *
     * @param fraction of the way, 0 to 1
     */
    public record Stop(double fraction, int seconds) {}

    /** Length in metres. */
    public double metres() {
        double sum = 0;
        for (int i = 1; i < line.size(); i++) {
            sum += line.get(i - 1).metresTo(line.get(i));
        }
        return sum;
    }

    /** The place at so many metres from the beginning, and the direction of the road there in degrees from north. */
    Place at(double metres) {
        double left = metres;
        for (int i = 1; i < line.size(); i++) {
            Position from = line.get(i - 1);
            Position to = line.get(i);
            double length = from.metresTo(to);
            if (left <= length || i == line.size() - 1) {
                return new Place(between(from, to, length == 0 ? 0 : Math.min(1, left / length)), direction(from, to));
            }
            left -= length;
        }
        throw new IllegalStateException("a route has at least two positions");
    }

    private static Position between(Position from, Position to, double share) {
        return new Position(
                (int) Math.round(from.lonMicrodegrees() + share * (to.lonMicrodegrees() - from.lonMicrodegrees())),
                (int) Math.round(from.latMicrodegrees() + share * (to.latMicrodegrees() - from.latMicrodegrees())));
    }

    private static int direction(Position from, Position to) {
        double east = (to.lonMicrodegrees() - from.lonMicrodegrees()) * Math.cos(Math.toRadians(from.lat()));
        double north = to.latMicrodegrees() - from.latMicrodegrees();
        return Math.floorMod((int) Math.round(Math.toDegrees(Math.atan2(east, north))), 360);
    }

    /** A place on the way. */
    record Place(Position position, int direction) {}
}
