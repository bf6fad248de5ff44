package org.hazmat.scenarios.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.ParkOutside;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;

/** A made-up drive about the edge of one zone: stops, gaps, jumps, rivals of one fix time and reports without a position. */
record RandomDrive(List<Fix> fixes) {
    private static final Instant START = Instant.parse("2026-03-10T01:00:00Z");
    private static final Position CENTRE = new Position(117_650_000, 39_020_000);
    private static final double RADIUS_METRES = 1_112;
    private static final int LONGEST = 60;
    private static final int[] GAPS = {0, 10, 10, 10, 30, 100, 300, 301, 3600, 3901};
    private static final int[] MOVES = {0, 0, 0, 50, -50, 400, -400, 3000, -3000};
    private static final double[] SPEEDS = {0, 0, 5, 22, 30, 30};

    static RandomDrive of(Random random) {
        List<Fix> fixes = new ArrayList<>();
        long second = 0;
        int lat = 39_010_000;
        for (int left = 1 + random.nextInt(LONGEST); left > 0; left--) {
            second += GAPS[random.nextInt(GAPS.length)];
            lat += MOVES[random.nextInt(MOVES.length)];
            int shown = random.nextInt(6) == 0 ? lat + 90_000 : lat;
            fixes.add(new Fix(
                    START.plusSeconds(second),
                    new Position(117_650_000, shown),
                    SPEEDS[random.nextInt(SPEEDS.length)],
                    0,
                    0,
                    0,
                    random.nextInt(8) == 0 ? 1 : 3,
                    new Digest(random.nextLong(), fixes.size())));
        }
        return new RandomDrive(List.copyOf(fixes));
    }

    /** The reports in batches, in an order that is nearly right, or not at all, some of them twice. */
    List<List<PastFix>> arrival(Random random) {
        List<PastFix> reports = new ArrayList<>();
        fixes.forEach(fix -> reports.add(new PastFix(fix, fix.time(), Quality.LATE)));
        for (int swaps = random.nextInt(reports.size() + 1); swaps > 0; swaps--) {
            Collections.swap(reports, random.nextInt(reports.size()), random.nextInt(reports.size()));
        }
        reports.add(reports.get(random.nextInt(reports.size())));
        List<List<PastFix>> batches = new ArrayList<>();
        for (int from = 0; from < reports.size(); ) {
            int to = Math.min(reports.size(), from + 1 + random.nextInt(6));
            batches.add(reports.subList(from, to));
            from = to;
        }
        return batches;
    }

    static Tracker tracker() {
        Zone zone = new Zone(
                "Z", "Z", ZoneKind.RESTRICTED_AREA, new Shape.Circle(CENTRE, RADIUS_METRES), null, null, false);
        List<Version<Rule>> rules = List.of(
                version(new NoEntry(terms("BAN", Schedule.ALWAYS), List.of("Z"))),
                version(new NoEntry(terms("HOURS", Schedule.parse("09:10-09:20")), List.of("Z"))),
                version(new Dwell(terms("STAY", Schedule.ALWAYS), List.of("Z"), 120)),
                version(new ParkOutside(terms("LOT", Schedule.ALWAYS), List.of("Z"), 300)),
                version(new Speed(terms("FAST", Schedule.ALWAYS), List.of(), List.of(), 20, 30)),
                version(new Fatigue(terms("TIRED", Schedule.ALWAYS), 300, 120)));
        Rulebook rulebook = Rulebook.of(
                List.of(new Version<>("Z", 1, zone, Instant.EPOCH, null, "bench", Instant.EPOCH)),
                rules,
                List.of(),
                Holidays.NONE);
        return new Tracker(Tolerances.DEFAULT, rulebook, Register.EMPTY);
    }

    private static Rule.Terms terms(String id, Schedule when) {
        return new Rule.Terms(id, when, true, Set.of(), false, null, null, null, false);
    }

    private static Version<Rule> version(Rule rule) {
        return new Version<>(rule.terms().id(), 1, rule, Instant.EPOCH, null, "bench", Instant.EPOCH);
    }
}
