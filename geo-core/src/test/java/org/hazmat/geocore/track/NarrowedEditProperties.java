package org.hazmat.geocore.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.EditReach;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.GoneSilent;
import org.hazmat.geocore.rule.LoadCheckMissing;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.ParkEntry;
import org.hazmat.geocore.rule.ParkOutside;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Route;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Rulebook.Made;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.TimelineProperties.Ending;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/**
 * Folding again only whom an edit may touch gives what folding everybody again gives. Seen to fail without the records since, without the
 * episodes of the last checkpoint, without the straight line between two fixes, without the way ahead, without the old shapes of a zone,
 * and without waybills over it.
 */
class NarrowedEditProperties {
    private static final Instant EDITED_FROM = Tracks.START.plusSeconds(600);
    private static final Register REGISTER = Register.of(
            List.of(),
            List.of(new Waybill(
                    "W",
                    Tracks.VEHICLE,
                    null,
                    CargoState.LOADED,
                    null,
                    null,
                    null,
                    Tracks.START.plusSeconds(300),
                    Tracks.START.plusSeconds(3_000),
                    null,
                    null,
                    List.of("E"))));
    private static final List<Version<Zone>> ZONES = List.of(
            zone("A", 1, 0), zone("B", 1, 5_000), zone("C", 1, 12_000), zone("D", 1, -8_000), zone("E", 1, 3_000));
    private static final List<Version<Rule>> RULES = List.of(
            Tracks.rule(new NoEntry(Tracks.terms("BAN"), List.of("A", "C"))),
            Tracks.rule(new Dwell(Tracks.terms("STAY"), List.of("B"), 120)),
            Tracks.rule(new LoadCheckMissing(Tracks.terms("CHECK"), List.of("D"), 3_600)),
            Tracks.rule(new ParkEntry(Tracks.terms("PARK"), List.of("B", "D"))),
            Tracks.rule(new ParkOutside(Tracks.terms("LOT"), List.of("A"), 300)),
            Tracks.rule(new Speed(Tracks.terms("HERE"), List.of("B"), List.of("C"), 25, 20)),
            Tracks.rule(new Speed(Tracks.terms("FAST"), List.of(), List.of("B"), 28, 30)),
            Tracks.rule(new Route(Tracks.terms("ROUTE"), List.of("A"), false)),
            Tracks.rule(new GoneSilent(Tracks.terms("SILENT"), List.of("C"), 200, 5)),
            Tracks.rule(new Fatigue(Tracks.terms("TIRED"), 900, 300)));
    /** Edits of every sort that is not simply for everybody. */
    private static final List<Made> EDITS = List.of(
            Made.ofZones(List.of(zone("B", 2, 6_000))),
            Made.ofZones(List.of(zone("C", 2, -3_000))),
            Made.ofZones(List.of(zone("D", 2, null))),
            Made.ofZones(List.of(zone("E", 2, -2_000))),
            Made.ofZones(List.of(zone("E", 2, null), zone("F", 1, 1_000))),
            Made.ofRules(List.of(
                    Tracks.version("BAN", 2, new NoEntry(Tracks.terms("BAN"), List.of("A", "B")), EDITED_FROM))),
            Made.ofRules(
                    List.of(Tracks.version("STAY", 2, new Dwell(Tracks.terms("STAY"), List.of("B"), 60), EDITED_FROM))),
            Made.ofRules(List.of(Tracks.version("CHECK", 2, (Rule) null, EDITED_FROM))),
            Made.ofRules(List.of(Tracks.version(
                    "SILENT", 2, new GoneSilent(Tracks.terms("SILENT"), List.of("A", "D"), 100, 3), EDITED_FROM))),
            Made.ofRules(List.of(Tracks.version(
                    "NEW", 1, new NoEntry(Tracks.terms("NEW"), List.of("D")), EDITED_FROM.plusSeconds(300)))),
            Made.ofRules(List.of(Tracks.version(
                    "QUIET", 1, new GoneSilent(Tracks.terms("QUIET"), List.of("C"), 150, 5), EDITED_FROM))),
            Made.ofPermits(List.of(permit(2, VehicleId.parse("津B00001")))),
            Made.ofPermits(List.of(new Version<>(
                    "Q", 1, permit("Q", VehicleId.parse("津B00002")), EDITED_FROM, null, "t", EDITED_FROM))));

    @Property(tries = 5_000)
    void whoIsNotTouchedComesOutAsHeWas(@ForAll("drives") List<Fix> drive, @ForAll long seed) {
        Random random = new Random(seed);
        Made made = EDITS.get(random.nextInt(EDITS.size()));
        Rulebook before = someRules(made, random);
        Rulebook after = before.with(made);
        Tracker first = new Tracker(Tolerances.DEFAULT, before, REGISTER);
        Timeline all = TimelineProperties.timeline(first, new Random(seed));
        Timeline narrowed = TimelineProperties.timeline(first, new Random(seed));
        List<List<PastFix>> batches = TimelineProperties.arrival(drive, random);
        int editedAfter = random.nextInt(batches.size() + 1);
        Tracker next = new Tracker(Tolerances.DEFAULT, after, REGISTER);
        for (int i = 0; i <= batches.size(); i++) {
            if (i == editedAfter) {
                all.judgeBy(next, EDITED_FROM);
                narrowed.judgeBy(next, EDITED_FROM, counted(touch(after, made)));
            }
            if (i < batches.size()) {
                all.hear(batches.get(i));
                narrowed.hear(batches.get(i));
            }
        }
        all.silence(Duration.ofDays(1));
        narrowed.silence(Duration.ofDays(1));
        assertThat(Ending.of(narrowed)).isEqualTo(Ending.of(all));
        assertThat(narrowed.track().plain()).isEqualTo(all.track().plain());
    }

    /** The first fix after the edit is far away, but the ban was being broken: it closes as {@code rule-changed}, not by leaving. */
    @Example
    void whoWasBreakingWhatIsEditedIsTouched() {
        Made made = Made.ofRules(
                List.of(Tracks.version("BAN", 2, new NoEntry(Tracks.terms("BAN"), List.of("B")), EDITED_FROM)));
        Ending ending = narrowed(
                made, RULES.subList(0, 1), north(550, 700), north(560, 700), north(595, -6_000), north(610, -9_000));
        assertThat(ending.records())
                .singleElement()
                .extracting(Violation::closeReason)
                .isEqualTo(CloseReason.RULE_CHANGED);
    }

    /** The last fix before the edit and the first one after it lie on both sides of the zone. */
    @Example
    void whoCrossedOnTheWayIsTouched() {
        Made made = Made.ofRules(
                List.of(Tracks.version("NEW", 1, new NoEntry(Tracks.terms("NEW"), List.of("A")), EDITED_FROM)));
        Ending ending = narrowed(made, List.of(), north(595, -2_000), north(610, 3_500));
        assertThat(ending.observations()).singleElement().isInstanceOf(Observation.InferredCrossing.class);
    }

    private static Ending narrowed(Made made, List<Version<Rule>> rules, Fix... fixes) {
        Rulebook before = Rulebook.of(ZONES, rules, List.of(), Holidays.NONE);
        Rulebook after = before.with(made);
        Timeline timeline =
                new Timeline(Tracks.VEHICLE, new Tracker(Tolerances.DEFAULT, before, REGISTER), Duration.ofSeconds(1));
        for (Fix fix : fixes) {
            timeline.hear(fix, fix.time());
        }
        timeline.judgeBy(new Tracker(Tolerances.DEFAULT, after, REGISTER), EDITED_FROM, touch(after, made));
        return Ending.of(timeline);
    }

    private static Fix north(int second, int north) {
        return Tracks.fix(second, new Position(117_650_000, 39_010_000 + north), 60);
    }

    /** One that the edit is about, and sometimes another: whoever has a record is touched anyway. */
    private static Rulebook someRules(Made made, Random random) {
        List<Version<Rule>> rules = new ArrayList<>(RULES);
        Collections.shuffle(rules, random);
        rules.sort(Comparator.comparing(rule -> !concerns(made, rule)));
        return Rulebook.of(
                ZONES,
                rules.subList(0, random.nextInt(3) == 0 ? 2 : 1),
                List.of(permit(1, Tracks.VEHICLE)),
                Holidays.NONE);
    }

    private static boolean concerns(Made made, Version<Rule> rule) {
        Rule value = rule.find().orElseThrow();
        return made.rules().stream().anyMatch(edited -> edited.id().equals(rule.id()))
                || made.zones().stream()
                        .anyMatch(edited ->
                                value instanceof Route || value.zoneIds().contains(edited.id()));
    }

    private static Touch touch(Rulebook after, Made made) {
        return new EditTouch(EditReach.of(after, made, REGISTER::routedOver).orElseThrow());
    }

    private static Touch counted(Touch touch) {
        return (past, live, since) -> {
            boolean touched = touch.touches(past, live, since);
            Statistics.label("touched").collect(touched);
            Statistics.label("touched").coverage(coverage -> {
                coverage.check(true).percentage(percent -> percent > 10);
                coverage.check(false).percentage(percent -> percent > 10);
            });
            return touched;
        };
    }

    /** North and south, now and then far, with stops and gaps. */
    @Provide
    Arbitrary<List<Fix>> drives() {
        Arbitrary<Integer> gap = Arbitraries.of(10, 10, 30, 60, 100, 300, 301, 700, 3600);
        Arbitrary<Integer> north = Arbitraries.of(0, 0, 50, -50, 400, -400, 3_000, -3_000, 90_000, 91_000);
        Arbitrary<Integer> speed = Arbitraries.of(0, 0, 5, 22, 30, 30);
        Arbitrary<Integer> status = Arbitraries.of(3, 3, 3, 3, 3, 1);
        Arbitrary<Integer> digest = Arbitraries.integers().between(0, 1_000_000);
        return Combinators.combine(gap, north, speed, status, digest)
                .as((seconds, move, kmh, bits, hash) -> new int[] {seconds, move, kmh, bits, hash, 0})
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(TimelineProperties::drive);
    }

    /** A square 150 m wide and as long, so many microdegrees north of where drives begin; null: a deletion. */
    private static Version<Zone> zone(String id, int number, @Nullable Integer north) {
        Instant from = number == 1 && !id.equals("F") ? Instant.EPOCH : EDITED_FROM;
        if (north == null) {
            return Tracks.version(id, number, (Zone) null, from);
        }
        int south = 39_010_000 + north;
        List<Position> ring = List.of(
                new Position(117_649_000, south),
                new Position(117_651_000, south),
                new Position(117_651_000, south + 1_400),
                new Position(117_649_000, south + 1_400),
                new Position(117_649_000, south));
        Shape shape = new Shape.Area(List.of(new Shape.Polygon(ring, List.of())));
        return Tracks.version(id, number, new Zone(id, id, ZoneKind.RESTRICTED_AREA, shape, null, null, false), from);
    }

    private static Version<Permit> permit(int number, VehicleId vehicle) {
        return Tracks.version("P", number, permit("P", vehicle), number == 1 ? Instant.EPOCH : EDITED_FROM);
    }

    private static Permit permit(String id, VehicleId vehicle) {
        LocalDate day = LocalDate.of(2026, 3, 10);
        return new Permit(id, vehicle, day, day, Schedule.ALWAYS, List.of("A"), List.of());
    }
}
