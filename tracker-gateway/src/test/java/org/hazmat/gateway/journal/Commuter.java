package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Capacity;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;

/** Vehicles that drive into a forbidden zone for four minutes and out again for four, with a fix each minute. */
final class Commuter {
    private static final Position INSIDE = Position.ofDegrees(117.7, 38.9);
    private static final Position OUTSIDE = Position.ofDegrees(117.715, 38.9);

    private Commuter() {}

    static Arrival arrival(VehicleId vehicle, int minute, Runnable durable) {
        Fix fix = fix(minute);
        return new Arrival(vehicle, "013912345678", new byte[60], fix.time(), List.of(fix), durable);
    }

    static Fix fix(int minute) {
        Instant time = Site.START.plusSeconds(60L * minute);
        Digest digest = Digest.of(time.toString().getBytes(StandardCharsets.UTF_8));
        return new Fix(time, minute % 8 < 4 ? INSIDE : OUTSIDE, 60, 90, 3, 0, 2, digest);
    }

    static Tracker tracker() {
        return new Tracker(Tolerances.DEFAULT, rulebook(List.of(rule(1, "major", Instant.EPOCH))), Register.EMPTY);
    }

    /** The same, and so many of them may be in the zone at once. */
    static Tracker countedTracker(int maxVehicles) {
        Rule.Terms terms = new Rule.Terms("R2", Schedule.ALWAYS, true, Set.of(), false, null, null, null, false);
        Rule counting = new Capacity(terms, List.of("Z1"), maxVehicles);
        return new Tracker(
                Tolerances.DEFAULT,
                rulebook(List.of(
                        rule(1, "major", Instant.EPOCH),
                        new Version<>("R2", 1, counting, Instant.EPOCH, null, "admin", Instant.EPOCH))),
                Register.EMPTY);
    }

    /** What judges when a second version of the rule is in force from then on. */
    static Tracker trackerWithSecondVersion(Instant from) {
        return new Tracker(Tolerances.DEFAULT, rulebookWithSecondVersion(from), Register.EMPTY);
    }

    static Rulebook rulebookWithSecondVersion(Instant from) {
        return rulebook(List.of(rule(1, "major", Instant.EPOCH), rule(2, "minor", from)));
    }

    private static Rulebook rulebook(List<Version<Rule>> rules) {
        Zone zone = new Zone("Z1", "核心区", ZoneKind.RESTRICTED_AREA, new Shape.Circle(INSIDE, 500), null, null, false);
        return Rulebook.of(
                List.of(new Version<>("Z1", 1, zone, Instant.EPOCH, null, "admin", Instant.EPOCH)),
                rules,
                List.of(),
                Holidays.NONE);
    }

    private static Version<Rule> rule(int number, String severity, Instant from) {
        Rule.Terms terms =
                new Rule.Terms("R1", Schedule.ALWAYS, true, Set.of(), false, severity, "police", null, false);
        return new Version<>("R1", number, new NoEntry(terms, List.of("Z1")), from, null, "admin", from);
    }
}
