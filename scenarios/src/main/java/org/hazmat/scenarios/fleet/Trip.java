package org.hazmat.scenarios.fleet;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Position;

/** A vehicle's endless to and fro on a route, as a function of the time since it began. */
final class Trip {
    /** What the terminal would report. */
    record Point(Position position, double speedKmh, int direction) {}

    /** From a place on the way to another; a halt where both are one. */
    private record Leg(double startSecond, double endSecond, double fromMetres, double toMetres) {
        double metresAt(double second) {
            double share = endSecond == startSecond ? 1 : (second - startSecond) / (endSecond - startSecond);
            return fromMetres + share * (toMetres - fromMetres);
        }
    }

    private static final int TURN_SECONDS = 300;

    private final Route route;
    private final List<Leg> legs = new ArrayList<>();

    Trip(Route route) {
        this.route = route;
        double metres = route.metres();
        double at = 0;
        for (Route.Stop stop : route.stops()) {
            drive(at, stop.fraction() * metres);
            at = stop.fraction() * metres;
            halt(at, stop.seconds());
        }
        drive(at, metres);
        halt(metres, TURN_SECONDS);
        drive(metres, 0);
        halt(0, TURN_SECONDS);
    }

    /** Where the vehicle is so many seconds after it began. */
    Point at(double second) {
        double inLoop = second % end();
        for (Leg leg : legs) {
            if (inLoop < leg.endSecond()) {
                return point(leg, inLoop);
            }
        }
        return point(legs.getLast(), end());
    }

    private Point point(Leg leg, double second) {
        Route.Place place = route.at(leg.metresAt(second));
        boolean still = leg.fromMetres() == leg.toMetres();
        boolean back = leg.toMetres() < leg.fromMetres();
        int direction = back ? (place.direction() + 180) % 360 : place.direction();
        return new Point(place.position(), still ? 0 : route.cruiseKmh(), direction);
    }

    private void drive(double from, double to) {
        double seconds = Math.abs(to - from) / (route.cruiseKmh() / 3.6);
        legs.add(new Leg(end(), end() + seconds, from, to));
    }

    private void halt(double at, int seconds) {
        legs.add(new Leg(end(), end() + seconds, at, at));
    }

    private double end() {
        return legs.isEmpty() ? 0 : legs.getLast().endSecond();
    }
}
