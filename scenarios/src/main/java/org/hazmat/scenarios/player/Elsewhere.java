package org.hazmat.scenarios.player;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.rule.Capacity;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;

/**
 * A scenario moved due east or west, where every distance is what it was. On a server the vehicles of files that were played before are
 * still where they were then, and a rule about capacity counts everybody.
 */
record Elsewhere(int eastMicrodegrees) {
    private static final int STEP = 50_000;
    private static final int MOST_WEST = -110_000_000;
    private static final int PLACES = 3_400;
    private static final AtomicInteger NEXT = new AtomicInteger(new SecureRandom().nextInt(PLACES));

    /** The scenario where nobody was before, if it counts vehicles; otherwise where it is. */
    static Scenario alone(Scenario scenario) {
        boolean counts = scenario.rules().stream().anyMatch(version -> version.value() instanceof Capacity);
        int place = counts ? NEXT.getAndIncrement() % PLACES : 0;
        return counts ? new Elsewhere(MOST_WEST + place * STEP).moved(scenario) : scenario;
    }

    Scenario moved(Scenario scenario) {
        return new Scenario(
                scenario.id(),
                scenario.title(),
                scenario.json(),
                scenario.vehicles(),
                scenario.waybills(),
                scenario.loadChecks(),
                scenario.appointments(),
                scenario.zones().stream().map(this::moved).toList(),
                scenario.rules(),
                scenario.permits(),
                scenario.holidays(),
                scenario.arrivals().stream().map(this::moved).toList(),
                scenario.expected());
    }

    private Version<Zone> moved(Version<Zone> version) {
        Zone zone = Objects.requireNonNull(version.value(), "scenario files delete nothing");
        Zone there = new Zone(
                zone.id(),
                zone.name(),
                zone.kind(),
                moved(zone.shape()),
                zone.hcaClass(),
                zone.capacity(),
                zone.limitKmh(),
                zone.sample(),
                zone.further());
        return new Version<>(
                version.id(),
                version.number(),
                there,
                version.validFrom(),
                version.validTo(),
                version.author(),
                version.madeAt());
    }

    private Shape moved(Shape shape) {
        return switch (shape) {
            case Shape.Circle circle -> new Shape.Circle(moved(circle.centre()), circle.radiusMetres());
            case Shape.Corridor corridor -> new Shape.Corridor(moved(corridor.line()), corridor.halfWidthMetres());
            case Shape.Area area ->
                new Shape.Area(area.polygons().stream().map(this::moved).toList(), area.multi());
        };
    }

    private Shape.Polygon moved(Shape.Polygon polygon) {
        return new Shape.Polygon(
                moved(polygon.outer()),
                polygon.holes().stream().map(this::moved).toList());
    }

    private List<Position> moved(List<Position> line) {
        return line.stream().map(this::moved).toList();
    }

    private Position moved(Position position) {
        return new Position(position.lonMicrodegrees() + eastMicrodegrees, position.latMicrodegrees());
    }

    private Scenario.Arrival moved(Scenario.Arrival arrival) {
        Fix fix = arrival.fix();
        Fix there = new Fix(
                fix.time(),
                moved(fix.position()),
                fix.speedKmh(),
                fix.direction(),
                fix.altitudeMetres(),
                fix.alarm(),
                fix.status(),
                fix.digest());
        return new Scenario.Arrival(arrival.vehicle(), there, arrival.receivedAt());
    }
}
