package org.hazmat.geocore.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.Hold;
import org.hazmat.geocore.rule.Look;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.zone.Holidays;

/** One step after the other, under rules of every kind. Seen to fail when a checkpoint forgets when the vehicle last moved. */
class TrackerProperties {
    private static final Tracker EVERY_KIND = new Tracker(
            Tolerances.DEFAULT,
            Rulebook.of(EveryKind.zones(), EveryKind.rules(), List.of(), Holidays.NONE),
            EveryKind.register());

    /** A kind that is left out here is tried by no property; only a capacity is about all vehicles together. */
    @Example
    void everyKindHasARule() {
        assertThat(EveryKind.rules())
                .extracting(rule -> rule.find().orElseThrow().kind())
                .containsAll(EnumSet.complementOf(EnumSet.of(RuleKind.CAPACITY)));
    }

    @Property(tries = 2000)
    void aTrackCutAnywhereAndReadBackEqualsTheWhole(@ForAll("drives") List<Fix> drive, @ForAll int seed) {
        int cut = Math.floorMod(seed, drive.size() + 1);
        Track start = Track.start(Tracks.VEHICLE);
        Step whole = Tracks.fold(EVERY_KIND, start, drive);
        Step first = Tracks.fold(EVERY_KIND, start, drive.subList(0, cut));
        Track resumed = TrackCodec.read(TrackCodec.write(first.track()));
        assertThat(resumed).isEqualTo(first.track());
        Step second = Tracks.fold(EVERY_KIND, resumed, drive.subList(cut, drive.size()));
        List<Change> changes = new ArrayList<>(first.changes());
        changes.addAll(second.changes());
        assertThat(second.track()).isEqualTo(whole.track());
        assertThat(changes).isEqualTo(whole.changes());
    }

    @Property(tries = 2000)
    void noRecordOpensTwiceNorIsDatedAfterItsFix(@ForAll("drives") List<Fix> drive) {
        Set<String> opened = new HashSet<>();
        Track track = Track.start(Tracks.VEHICLE);
        for (Fix fix : drive) {
            Step step = EVERY_KIND.step(track, fix, fix.time());
            track = step.track();
            for (Change change : step.changes()) {
                if (change instanceof Change.Opened now) {
                    assertThat(opened.add(now.violation().id()))
                            .as("%s opens once", now)
                            .isTrue();
                    assertThat(now.violation().confirmedAt())
                            .isBetween(now.violation().start(), fix.time());
                    assertThat(now.violation().end()).isBetween(now.violation().start(), fix.time());
                }
            }
        }
    }

    @Property
    void aResentReportChangesNothing(@ForAll("drives") List<Fix> drive) {
        Track track =
                Tracks.fold(EVERY_KIND, Track.start(Tracks.VEHICLE), drive).track();
        for (Fix fix : drive) {
            if (track.newest() != null && !fix.time().isAfter(track.newest().time())) {
                Step again = EVERY_KIND.step(track, fix, fix.time());
                assertThat(again.track()).isEqualTo(track);
                assertThat(again.changes()).isEmpty();
            }
        }
    }

    @Property
    void aLatchNeverRaisesTwiceWithoutAFall(@ForAll List<Look> looks, @ForAll("holds") Rule rule) {
        Hold hold = rule.hold();
        Latch latch = new Latch.Off();
        Instant at = Tracks.START;
        for (Look look : looks) {
            Latch next = latch.observe(look, at, hold);
            if (next.raised() && !latch.raised()) {
                assertThat(next.since()).isEqualTo(latch instanceof Latch.Rising ? latch.since() : at);
            } else if (next.raised()) {
                assertThat(next.since()).isEqualTo(latch.since());
            }
            latch = next;
            at = at.plusSeconds(10);
        }
    }

    @Provide
    Arbitrary<Rule> holds() {
        Rule.Terms terms = Tracks.terms("R");
        return Arbitraries.of(
                new NoEntry(terms, List.of("Z")),
                new Dwell(terms, List.of("Z"), 25),
                new Speed(terms, List.of(), List.of(), 40, 20),
                new Speed(terms, List.of(), List.of(), 40, 0),
                new Fatigue(terms, 40, 20));
    }

    /** Walks about the zone's south edge with stops, gaps, jumps and reports without a position. */
    @Provide
    Arbitrary<List<Fix>> drives() {
        Arbitrary<Integer> gap = Arbitraries.of(10, 10, 30, 100, 300, 301, 3600, 3901);
        Arbitrary<Integer> north = Arbitraries.of(0, 0, 0, 50, -50, 400, -400, 3000, -3000, 90_000);
        Arbitrary<Integer> speed = Arbitraries.of(0, 0, 5, 30, 60);
        Arbitrary<Integer> status = Arbitraries.of(3, 3, 3, 3, 1);
        Arbitrary<Integer> alarm = Arbitraries.of(EveryKind.ALARMS);
        return Combinators.combine(gap, north, speed, status, alarm)
                .as((seconds, move, kmh, bits, alarms) -> new int[] {seconds, move, kmh, bits, alarms})
                .list()
                .ofMaxSize(40)
                .map(TrackerProperties::drive);
    }

    private static List<Fix> drive(List<int[]> moves) {
        List<Fix> fixes = new ArrayList<>();
        long second = 0;
        int lat = 39_010_000;
        for (int[] move : moves) {
            second += move[0];
            lat += move[1] == 90_000 ? 0 : move[1];
            int shown = move[1] == 90_000 ? lat + move[1] : lat;
            Position place = new Position(117_650_000, shown);
            Digest digest = new Digest(second, place.hashCode());
            fixes.add(new Fix(Tracks.START.plusSeconds(second), place, move[2], 0, 0, move[4], move[3], digest));
        }
        return fixes;
    }
}
