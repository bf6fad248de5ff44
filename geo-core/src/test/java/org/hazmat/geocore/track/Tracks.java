package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.ParkOutside;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/** A square zone Z around (117.65, 39.02), five rules about it, and a vehicle. */
final class Tracks {
    static final VehicleId VEHICLE = VehicleId.parse("津A12345");
    static final Instant START = Instant.parse("2026-03-10T09:00:00+08:00");
    static final Position INSIDE = new Position(117_650_000, 39_020_000);
    static final Position OUTSIDE = new Position(117_650_000, 39_000_000);

    private Tracks() {}

    static Tracker tracker() {
        return new Tracker(Tolerances.DEFAULT, rulebook(), Register.EMPTY);
    }

    static Rulebook rulebook() {
        return Rulebook.of(
                List.of(version("Z", 1, zone("Z"), Instant.EPOCH)),
                List.of(
                        rule(new NoEntry(terms("BAN"), List.of("Z"))),
                        rule(new Dwell(terms("STAY"), List.of("Z"), 600)),
                        rule(new ParkOutside(terms("LOT"), List.of("Z"), 600)),
                        rule(new Speed(terms("FAST"), List.of(), List.of("Z"), 40, 60)),
                        rule(new Fatigue(terms("LONG"), 1800, 600))),
                List.of(),
                Holidays.NONE);
    }

    static Zone zone(String id) {
        List<Position> ring = List.of(
                new Position(117_640_000, 39_010_000),
                new Position(117_660_000, 39_010_000),
                new Position(117_660_000, 39_030_000),
                new Position(117_640_000, 39_030_000),
                new Position(117_640_000, 39_010_000));
        Shape shape = new Shape.Area(List.of(new Shape.Polygon(ring, List.of())));
        return new Zone(id, id, ZoneKind.RESTRICTED_AREA, shape, null, null, false);
    }

    static Rule.Terms terms(String id) {
        return new Rule.Terms(
                id, Schedule.ALWAYS, true, Set.of(CargoState.EMPTY_CLEANED), false, "major", "police", null, false);
    }

    static Version<Rule> rule(Rule rule) {
        return version(rule.terms().id(), 1, rule, Instant.EPOCH);
    }

    static <T> Version<T> version(String id, int number, @Nullable T value, Instant from) {
        return new Version<>(id, number, value, from, null, "test", from);
    }

    static Fix fix(long second, Position position, double speedKmh) {
        return fix(second, position, speedKmh, 0b11);
    }

    static Fix fix(long second, Position position, double speedKmh, int status) {
        Digest digest = new Digest(second, position.hashCode());
        return new Fix(START.plusSeconds(second), position, speedKmh, 90, 4, 0, status, digest);
    }

    /** The track after these fixes, each received at its own time. */
    static Step fold(Tracker tracker, Track from, List<Fix> fixes) {
        Track track = from;
        Step step = null;
        List<Change> changes = new ArrayList<>();
        for (Fix fix : fixes) {
            step = tracker.step(track, fix, fix.time());
            track = step.track();
            changes.addAll(step.changes());
        }
        return step == null ? new Step(from, Quality.GOOD, List.of()) : new Step(track, step.quality(), changes);
    }
}
