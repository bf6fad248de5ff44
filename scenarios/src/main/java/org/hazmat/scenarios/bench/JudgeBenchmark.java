package org.hazmat.scenarios.bench;

import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One fix of each of 10 000 vehicles in turn, judged by rules on 10 000 zones: quiet, outside the hours of the bans, or within them. */
@State(Scope.Thread)
public class JudgeBenchmark {
    static final int VEHICLES = 10_000;
    private static final int ROUNDS = 60;
    private static final int ZONES = 10_000;

    @Param({"quiet", "busy"})
    public String hours = "";

    private Fix[][] rounds = {};
    private Track[] tracks = {};
    private Tracker tracker = new Tracker(Tolerances.DEFAULT, Rulebook.EMPTY, Register.EMPTY);
    private int round;

    @Setup
    public void survey() {
        SyntheticDistrict district = SyntheticDistrict.of(ZONES, 4);
        tracker = tracker(district, hours.equals("quiet"));
        rounds = new SyntheticTraffic(district, 6).rounds(VEHICLES, ROUNDS);
        tracks = strangers(VEHICLES);
        tracker.step(tracks[0], rounds[0][0], rounds[0][0].time());
    }

    /** Made-up traffic is between eight and nine o'clock in the morning, Asia/Shanghai, and never faster than 90 km/h. */
    static Tracker tracker(SyntheticDistrict district, boolean quiet) {
        String hours = quiet ? "22:00-06:00" : "07:00-09:00,17:00-19:00";
        Rulebook rulebook = SampleLaw.rulebook(SampleLaw.versions(district.zones()), hours, quiet ? 100 : 80);
        return new Tracker(Tolerances.DEFAULT, rulebook, Register.EMPTY);
    }

    static Track[] strangers(int count) {
        Track[] tracks = new Track[count];
        for (int i = 0; i < count; i++) {
            tracks[i] = Track.start(VehicleId.parse("津%06d".formatted(i)));
        }
        return tracks;
    }

    @Benchmark
    public int step(Spent spent) {
        int changes = 0;
        Fix[] fixes = rounds[round];
        for (int i = 0; i < fixes.length; i++) {
            Step step = tracker.step(tracks[i], fixes[i], fixes[i].time());
            tracks[i] = step.track();
            changes += step.changes().size();
        }
        spent.operations += fixes.length;
        round++;
        if (round == ROUNDS) {
            round = 0;
            tracks = strangers(VEHICLES);
        }
        return changes;
    }
}
