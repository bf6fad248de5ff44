package org.hazmat.scenarios.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench judge}: what judging one fix costs, and what is remembered of a vehicle. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "CPU time of judging one fix among 10 000 zones, and memory of a quiet vehicle.",
        footer = {
            "",
            "Promised: 1.5 us a step when no rule is broken; 500 000 positions a CPU second when rules are; 1 KiB of live",
            "state a quiet vehicle. Exit code 1 when a median keeps no promise."
        })
public final class JudgeCommand implements Callable<Integer> {
    private static final int REMEMBERED = 100_000;
    private static final int ROUNDS = 3;

    @Option(names = "--forks", paramLabel = "N", description = "JVMs one after another (default ${DEFAULT-VALUE})")
    private int forks = 1;

    @Option(names = "--iterations", paramLabel = "N", description = "samples of 1 s in each (default ${DEFAULT-VALUE})")
    private int iterations = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        out().println(Machine.line());
        boolean kept = remembered();
        for (Measured result : Measured.all(JudgeBenchmark.class, forks, iterations, "hours", "quiet", "busy")) {
            kept &= report(result);
        }
        return kept ? 0 : 1;
    }

    private boolean report(Measured result) {
        Spread nanos = result.nanos();
        out().printf(
                        "%-5s hours: %.2f us a step (%.2f to %.2f in %d samples), %.0f positions a CPU second,"
                                + " %.0f octets allocated a step%n",
                        result.parameter("hours"),
                        nanos.median() / 1e3,
                        nanos.lowest() / 1e3,
                        nanos.highest() / 1e3,
                        nanos.samples(),
                        1e9 / nanos.median(),
                        result.octets().median());
        return nanos.median() <= (result.parameter("hours").equals("quiet") ? 1_500 : 2_000);
    }

    private boolean remembered() {
        SyntheticDistrict district = SyntheticDistrict.of(1_000, 4);
        Tracker tracker = JudgeBenchmark.tracker(district, true);
        tracker.step(
                Track.start(JudgeBenchmark.strangers(1)[0].vehicle()),
                first(district),
                first(district).time());
        Heap.Grown<Track[]> tracks = Heap.by(() -> drive(tracker, district));
        double octets = tracks.octets() / (double) tracks.made().length;
        out().printf("%d quiet vehicles: %.0f octets of live state each%n", tracks.made().length, octets);
        return octets <= 1_024;
    }

    private static Fix first(SyntheticDistrict district) {
        return new SyntheticTraffic(district, 6).rounds(1, 1)[0][0];
    }

    private static Track[] drive(Tracker tracker, SyntheticDistrict district) {
        Track[] tracks = JudgeBenchmark.strangers(REMEMBERED);
        for (Fix[] fixes : new SyntheticTraffic(district, 6).rounds(REMEMBERED, ROUNDS)) {
            for (int i = 0; i < REMEMBERED; i++) {
                tracks[i] = tracker.step(tracks[i], fixes[i], fixes[i].time()).track();
            }
        }
        return tracks;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
