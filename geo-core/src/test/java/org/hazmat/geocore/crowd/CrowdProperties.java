package org.hazmat.geocore.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Capacity;
import org.hazmat.geocore.rule.EditReach;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.EditTouch;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Timeline;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;

/**
 * Who is in a zone at once is a function of all vehicles' fixes, in whatever order they come (rules.md 28). Seen to fail with counting
 * anew only from the moment of the change instead of from the record that it may be part of, with a stay that comes out differently taken
 * for one that only ended, with the other order of plates, and with one vehicle less needed to be certain.
 */
class CrowdProperties {
    private static final Instant START = Instant.parse("2026-03-10T09:00:00+08:00");
    private static final Position INSIDE = new Position(117_650_000, 39_020_000);
    private static final Position NEAR = new Position(117_650_000, 39_009_900);
    private static final Position OUTSIDE = new Position(117_650_000, 39_008_000);
    private static final Instant EDITED_FROM = START.plusSeconds(900);
    private static final int VEHICLES = 5;
    private static final Tracker TRACKER = tracker(true);
    private static final Touch TOUCH = touch();
    private static final Tracker BEFORE_THE_EDIT = tracker(false);

    @Property(tries = 400)
    void anyArrivalGivesWhatTheStaysAmountTo(@ForAll long seed) {
        Random random = new Random(seed);
        Heard heard = new Heard(TRACKER, random);
        for (Batch batch : arrival(drives(random), random)) {
            heard.take(batch);
            if (random.nextInt(10) == 0) {
                heard.silence(Duration.ofMinutes(random.nextInt(90)));
            }
        }
        heard.silence(Duration.ofDays(1));
        assertThat(heard.found()).isEqualTo(Counted.of(heard.inOrder()));
        heard.assertConsistent();
    }

    @Property(tries = 200)
    void anEditOfThePastGivesWhatItWouldHaveGivenFromTheBeginning(@ForAll long seed) {
        Random random = new Random(seed);
        Heard heard = new Heard(BEFORE_THE_EDIT, random);
        List<Batch> batches = arrival(drives(random), random);
        int editedAfter = random.nextInt(batches.size() + 1);
        for (int i = 0; i <= batches.size(); i++) {
            if (i == editedAfter) {
                heard.judgeBy(TRACKER);
            }
            if (i < batches.size()) {
                heard.take(batches.get(i));
            }
        }
        heard.silence(Duration.ofDays(1));
        assertThat(heard.found()).isEqualTo(Counted.of(heard.inOrder()));
        heard.assertConsistent();
    }

    /** Reports of one vehicle that came together. */
    private record Batch(VehicleId vehicle, List<PastFix> fixes) {}

    /** What became of it, and what was told on the way. */
    private static final class Heard {
        private final Map<VehicleId, List<PastFix>> fixes = new TreeMap<>();
        private final List<Change> told = new ArrayList<>();
        private final Timelines timelines;

        Heard(Tracker tracker, Random random) {
            int spacing = List.of(1, 60, 600, 100_000).get(random.nextInt(4));
            timelines = new Timelines(tracker, Duration.ofSeconds(spacing));
        }

        void take(Batch batch) {
            fixes.computeIfAbsent(batch.vehicle, id -> new ArrayList<>()).addAll(batch.fixes);
            tell(timelines.hear(batch.vehicle, batch.fixes));
        }

        void silence(Duration quiet) {
            tell(timelines.silence(quiet));
        }

        void judgeBy(Tracker next) {
            tell(timelines.judgeBy(next, EDITED_FROM, TOUCH));
        }

        private void tell(List<Change> changes) {
            changes.stream().filter(change -> change.violationOrNull() != null).forEach(told::add);
        }

        List<Violation> found() {
            return timelines.records().stream()
                    .filter(found -> !found.superseded())
                    .map(found -> found.violation().plain())
                    .sorted(Comparator.comparing(Violation::start).thenComparing(Violation::id))
                    .toList();
        }

        /** The stays that come out when every vehicle's fixes come in their order. */
        List<Violation> inOrder() {
            List<Violation> stays = new ArrayList<>();
            fixes.forEach((vehicle, all) -> {
                Timeline timeline = new Timeline(vehicle, TRACKER, Duration.ofDays(1));
                all.stream().sorted(PastFix.ORDER).forEach(each -> timeline.hear(List.of(each)));
                timeline.silence(Duration.ofDays(1));
                stays.addAll(timeline.stays());
            });
            return stays;
        }

        /** What a consumer sees: nothing opens that is open, revisions grow, and what is listed in the end is what was found. */
        void assertConsistent() {
            Map<String, Violation> listed = new TreeMap<>();
            Map<String, Integer> revisions = new TreeMap<>();
            Set<String> events = new TreeSet<>();
            for (Change change : told) {
                Violation now = change.violationOrNull();
                assertThat(now).isNotNull();
                assertThat(now.kind()).isEqualTo("capacity");
                Violation before = listed.get(now.id());
                int revision = revisions.getOrDefault(now.id(), 0);
                switch (change) {
                    case Change.Opened opened -> {
                        assertThat(before).isNull();
                        assertThat(now.open()).isTrue();
                        assertThat(now.revision()).isGreaterThan(revision);
                    }
                    case Change.Extended extended -> assertThat(now.end()).isAfter(before.end());
                    case Change.Closed closed -> assertThat(before.open()).isTrue();
                    case Change.Updated updated -> assertThat(now.revision()).isGreaterThan(revision);
                    case Change.Superseded superseded ->
                        assertThat(now.revision()).isGreaterThan(revision);
                    case Change.Observed observed -> {}
                    case Change.Withdrawn withdrawn -> {}
                    case Change.Requalified requalified -> {}
                }
                revisions.put(now.id(), now.revision());
                if (!(change instanceof Change.Extended)) {
                    String event = now.id() + now.revision() + change.getClass().getSimpleName();
                    assertThat(events.add(event)).as(event).isTrue();
                }
                if (change instanceof Change.Superseded) {
                    assertThat(listed.remove(now.id())).isNotNull();
                } else {
                    listed.put(now.id(), now);
                }
            }
            List<Violation> standing = timelines.records().stream()
                    .filter(found -> !found.superseded())
                    .map(Past.Found::violation)
                    .toList();
            assertThat(listed.values()).containsExactlyInAnyOrderElementsOf(standing);
        }
    }

    /** Brute force: looks at every moment at which anybody came or went. */
    private static final class Counted {
        private Counted() {}

        static List<Violation> of(Collection<Violation> stays) {
            return stays.stream()
                    .map(Violation::ruleVersion)
                    .distinct()
                    .flatMap(version -> ofOne(stays.stream()
                            .filter(stay -> stay.ruleVersion() == version)
                            .toList()))
                    .sorted(Comparator.comparing(Violation::start).thenComparing(Violation::id))
                    .toList();
        }

        private static Stream<Violation> ofOne(List<Violation> stays) {
            int most = stays.getFirst().maxVehicles();
            TreeSet<Instant> moments = new TreeSet<>();
            stays.forEach(stay -> {
                moments.add(stay.start());
                moments.add(stay.end());
            });
            List<Violation> found = new ArrayList<>();
            Violation open = null;
            Instant before = Instant.EPOCH;
            for (Instant moment : moments) {
                List<Violation> there = there(stays, moment);
                if (open == null && there.size() > most) {
                    Set<Violation> already = Set.copyOf(there(stays, before));
                    List<Violation> come = there.stream()
                            .filter(stay -> stay.start().equals(moment))
                            .toList();
                    int staying = (int) there.stream().filter(already::contains).count();
                    Violation last = come.get(most - staying);
                    Instant certain = there.stream()
                            .map(Violation::confirmedAt)
                            .sorted()
                            .toList()
                            .get(most);
                    open = last.tooMany("capacity", certain, moment);
                } else if (open != null && there.size() <= most) {
                    List<Violation> gone = stays.stream()
                            .filter(stay -> stay.end().equals(moment))
                            .sorted(Comparator.comparing(Violation::closedAt).thenComparing(Violation::vehicle))
                            .toList();
                    Violation last = gone.get(gone.size() + there.size() - most - 1);
                    found.add(open.tooMany("capacity", open.confirmedAt(), moment)
                            .closed(last.closedAt(), last.closeReason()));
                    open = null;
                }
                before = moment;
            }
            assertThat(open).isNull();
            return found.stream();
        }

        /** From its first fix inside to its last, which no longer counts, in the order of plates. */
        private static List<Violation> there(List<Violation> stays, Instant moment) {
            return stays.stream()
                    .filter(stay -> !stay.start().isAfter(moment) && stay.end().isAfter(moment))
                    .sorted(Comparator.comparing(Violation::vehicle))
                    .toList();
        }
    }

    private static List<Batch> drives(Random random) {
        List<Batch> drives = new ArrayList<>();
        for (int i = 0; i < VEHICLES; i++) {
            VehicleId vehicle = VehicleId.parse("津A1000" + i);
            drives.add(new Batch(vehicle, drive(random)));
        }
        return drives;
    }

    /** Fixes on whole half minutes, so that vehicles come and go at the same moments, with gaps as a parked terminal leaves them. */
    private static List<PastFix> drive(Random random) {
        List<PastFix> drive = new ArrayList<>();
        Position place = random.nextBoolean() ? INSIDE : OUTSIDE;
        long second = random.nextInt(10) * 60L;
        for (int i = 0; i < 24; i++) {
            second += random.nextInt(20) == 0 ? 4_500 : 60L * (1 + random.nextInt(3));
            if (random.nextInt(4) == 0) {
                place = List.of(INSIDE, INSIDE, NEAR, OUTSIDE).get(random.nextInt(4));
            }
            Digest digest = new Digest(second, random.nextInt(3));
            Fix fix = new Fix(START.plusSeconds(second), place, 3, 90, 4, 0, 0b11, digest);
            drive.add(new PastFix(fix, START.plus(Duration.ofDays(2)), Quality.LATE));
        }
        return drive;
    }

    /** Every vehicle's fixes cut into batches, some of them out of order, and all vehicles' batches shuffled into one another. */
    private static List<Batch> arrival(List<Batch> drives, Random random) {
        List<List<Batch>> queues = new ArrayList<>();
        for (Batch drive : drives) {
            List<PastFix> fixes = new ArrayList<>(drive.fixes);
            int swaps = random.nextInt(3) * random.nextInt(12);
            for (int i = 0; i < swaps; i++) {
                Collections.swap(fixes, random.nextInt(fixes.size()), random.nextInt(fixes.size()));
            }
            List<Batch> queue = new ArrayList<>();
            for (int from = 0; from < fixes.size(); ) {
                int to = Math.min(fixes.size(), from + 1 + random.nextInt(1 + random.nextInt(6)));
                queue.add(new Batch(drive.vehicle, List.copyOf(fixes.subList(from, to))));
                from = to;
            }
            queues.add(queue);
        }
        List<Batch> arrival = new ArrayList<>();
        while (!queues.isEmpty()) {
            List<Batch> queue = queues.get(random.nextInt(queues.size()));
            arrival.add(queue.removeFirst());
            queues.removeIf(List::isEmpty);
        }
        return arrival;
    }

    private static Tracker tracker(boolean edited) {
        Rule two = new Capacity(terms(), List.of("LOT"), null);
        Rule one = new Capacity(terms(), List.of("LOT"), 1);
        List<Version<Rule>> rules = new ArrayList<>();
        rules.add(version("FULL", 1, two, Instant.EPOCH));
        if (edited) {
            rules.add(version("FULL", 2, one, EDITED_FROM));
        }
        Rulebook rulebook =
                Rulebook.of(List.of(version("LOT", 1, lot(), Instant.EPOCH)), rules, List.of(), Holidays.NONE);
        return new Tracker(Tolerances.DEFAULT, rulebook, Register.EMPTY);
    }

    /** Those of which the second version of the rule may find something else. */
    private static Touch touch() {
        List<Version<Rule>> made = TRACKER.rulebook().rules().stream()
                .filter(version -> version.number() == 2)
                .toList();
        return new EditTouch(EditReach.of(TRACKER.rulebook(), Rulebook.Made.ofRules(made), zones -> Set.of())
                .orElseThrow());
    }

    private static Rule.Terms terms() {
        return new Rule.Terms("FULL", Schedule.ALWAYS, true, Set.of(), false, null, null, null, false);
    }

    private static Zone lot() {
        List<Position> ring = List.of(
                new Position(117_640_000, 39_010_000),
                new Position(117_660_000, 39_010_000),
                new Position(117_660_000, 39_030_000),
                new Position(117_640_000, 39_030_000),
                new Position(117_640_000, 39_010_000));
        Shape shape = new Shape.Area(List.of(new Shape.Polygon(ring, List.of())));
        return new Zone("LOT", "LOT", ZoneKind.PARKING_LOT, shape, null, 2, false);
    }

    private static <T> Version<T> version(String id, int number, T value, Instant from) {
        return new Version<>(id, number, value, from, null, "test", from);
    }
}
