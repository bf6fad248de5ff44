package org.hazmat.scenarios.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.backtest.Trial;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A back-test's work on tracks that are in memory: vehicle after vehicle, each track from its beginning to its end. */
@State(Scope.Thread)
public class TrialBenchmark {
    private static final int VEHICLES = 1_000;
    private static final int FIXES = 500;

    @Param({"10000"})
    public int zones;

    private Tracker draft = new Tracker(Tolerances.DEFAULT, Rulebook.EMPTY, Register.EMPTY);
    private Tracker published = draft;
    private List<List<PastFix>> tracks = List.of();
    private Trial.Period period = new Trial.Period(SyntheticTraffic.START, SyntheticTraffic.START);
    private int next;

    /**
     * The draft bans fewer hours; the made-up traffic is in some of them. All tracks are judged once, because what a rulebook does at its
     * first use alone, hashing every zone, is no matter of positions.
     */
    @Setup
    public void survey() {
        SyntheticDistrict district = SyntheticDistrict.of(zones, 4);
        Rulebook rulebook = SampleLaw.rulebook(SampleLaw.versions(district.zones()), "07:00-09:00,17:00-19:00", 80);
        published = new Tracker(Tolerances.DEFAULT, rulebook, Register.EMPTY);
        Rulebook drafted = rulebook.replacedBy(
                rulebook.zones(), SampleLaw.rules(rulebook.zones(), "08:30-09:00", 80), List.of(), rulebook.holidays());
        draft = new Tracker(Tolerances.DEFAULT, drafted, Register.EMPTY);
        tracks = tracks(district);
        period = new Trial.Period(SyntheticTraffic.START, SyntheticTraffic.START.plus(Duration.ofDays(1)));
        for (int i = 0; i < VEHICLES; i++) {
            compared(new Spent());
        }
    }

    private static List<List<PastFix>> tracks(SyntheticDistrict district) {
        Fix[][] rounds = new SyntheticTraffic(district, 6).rounds(VEHICLES, FIXES);
        List<List<PastFix>> tracks = new ArrayList<>();
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            List<PastFix> track = new ArrayList<>();
            for (Fix[] round : rounds) {
                track.add(new PastFix(round[vehicle], round[vehicle].time(), Quality.GOOD));
            }
            tracks.add(track);
        }
        return tracks;
    }

    /** By the draft and by what is published, side by side: a back-test. */
    @Benchmark
    public Trial.Found compared(Spent spent) {
        List<PastFix> track = tracks.get(next);
        Trial trial = new Trial(vehicle(), draft, published, period);
        track.forEach(trial::take);
        turn(spent, track);
        return trial.end(track.getLast().receivedAt());
    }

    /** By one rulebook. */
    @Benchmark
    public int judged(Spent spent) {
        List<PastFix> track = tracks.get(next);
        Track state = Track.start(vehicle());
        int changes = 0;
        for (PastFix each : track) {
            Step step = published.step(state, each.fix(), each.receivedAt());
            state = step.track();
            changes += step.changes().size();
        }
        turn(spent, track);
        return changes;
    }

    private VehicleId vehicle() {
        return VehicleId.parse("津%06d".formatted(next));
    }

    private void turn(Spent spent, List<PastFix> track) {
        spent.operations += track.size();
        next = (next + 1) % tracks.size();
    }
}
