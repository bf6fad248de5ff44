package org.hazmat.scenarios.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Timeline;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tracker bench properties}: that the order of arrival changes no record, on many more tracks than the suite has time for. */
@Command(
        name = "properties",
        mixinStandardHelpOptions = true,
        description =
                "Random tracks, shuffled, repeated and batched, give the same final records as in order (rules.md 15).")
public final class PropertiesCommand implements Callable<Integer> {
    private static final VehicleId VEHICLE = VehicleId.parse("津A12345");

    @Option(names = "--tracks", description = "how many; default ${DEFAULT-VALUE}", defaultValue = "100000")
    private int tracks;

    @Option(names = "--seed", description = "of the first track; default ${DEFAULT-VALUE}", defaultValue = "1")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Tracker tracker = RandomDrive.tracker();
        long began = System.nanoTime();
        long fixes = 0;
        long records = 0;
        for (long each = seed; each < seed + tracks; each++) {
            Random random = new Random(each);
            RandomDrive drive = RandomDrive.of(random);
            Map<String, Violation> expected = inOrder(tracker, drive);
            Map<String, Violation> found = asItArrives(tracker, drive, random);
            if (!found.equals(expected)) {
                out.printf("track of seed %d differs%n in order: %s%n as it arrived: %s%n", each, expected, found);
                return 1;
            }
            fixes += drive.fixes().size();
            records += expected.size();
        }
        out.printf(
                "%d tracks, %d fixes, %d records: none depends on the order of arrival (%d s)%n",
                tracks,
                fixes,
                records,
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        return 0;
    }

    private static Map<String, Violation> asItArrives(Tracker tracker, RandomDrive drive, Random random) {
        Timeline timeline = new Timeline(VEHICLE, tracker, Duration.ofSeconds(1 + random.nextInt(900)));
        drive.arrival(random).forEach(timeline::hear);
        Map<String, Violation> records = new TreeMap<>();
        timeline.records().stream()
                .filter(found -> !found.superseded())
                .forEach(found -> records.put(
                        found.violation().id(),
                        found.violation().open()
                                ? found.violation().atOpening()
                                : found.violation().plain()));
        return records;
    }

    /** Of each fix time the smallest digest, one after the other. */
    private static Map<String, Violation> inOrder(Tracker tracker, RandomDrive drive) {
        TreeMap<Instant, Fix> judged = new TreeMap<>();
        drive.fixes().stream()
                .filter(Fix::located)
                .forEach(fix -> judged.merge(
                        fix.time(), fix, (one, other) -> one.digest().compareTo(other.digest()) < 0 ? one : other));
        Map<String, Violation> records = new TreeMap<>();
        Track track = Track.start(VEHICLE);
        for (Fix fix : judged.values()) {
            Step step = tracker.step(track, fix, fix.time());
            track = step.track();
            for (Change change : step.changes()) {
                if (change instanceof Change.Opened opened) {
                    records.put(opened.violation().id(), opened.violation().atOpening());
                } else if (change instanceof Change.Closed closed) {
                    records.put(closed.violation().id(), closed.violation());
                }
            }
        }
        return records;
    }
}
