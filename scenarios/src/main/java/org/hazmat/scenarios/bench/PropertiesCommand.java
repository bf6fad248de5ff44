package org.hazmat.scenarios.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Timeline;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.TrackCodec;
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
                "Random tracks under rules of every kind, shuffled, repeated and batched, give the same final records as in"
                        + " order (rules.md 15); cut anywhere and read back, they go on as they were; no record opens twice.")
public final class PropertiesCommand implements Callable<Integer> {
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
        Tracker tracker = LawOfEveryKind.tracker();
        long began = System.nanoTime();
        long fixes = 0;
        long records = 0;
        for (long each = seed; each < seed + tracks; each++) {
            Random random = new Random(each);
            RandomDrive drive = RandomDrive.of(random);
            Map<String, Violation> expected =
                    inOrder(tracker, drive, drive.fixes().size());
            Map<String, Violation> resumed =
                    inOrder(tracker, drive, random.nextInt(drive.fixes().size()));
            if (!resumed.equals(expected)) {
                out.printf("track of seed %d differs%n whole: %s%n cut: %s%n", each, expected, resumed);
                return 1;
            }
            Map<String, Violation> found = asItArrives(tracker, drive, random);
            if (!found.equals(expected)) {
                out.printf("track of seed %d differs%n in order: %s%n as it arrived: %s%n", each, expected, found);
                return 1;
            }
            fixes += drive.fixes().size();
            records += expected.size();
        }
        out.printf(
                "%d tracks, %d fixes, %d records: none depends on the order of arrival or on a restart (%d s)%n",
                tracks,
                fixes,
                records,
                Duration.ofNanos(System.nanoTime() - began).toSeconds());
        return 0;
    }

    private static Map<String, Violation> asItArrives(Tracker tracker, RandomDrive drive, Random random) {
        Timeline timeline = new Timeline(LawOfEveryKind.VEHICLE, tracker, Duration.ofSeconds(1 + random.nextInt(900)));
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

    /** Of each fix time the smallest digest, one after the other; after so many of them from what was written down. */
    private static Map<String, Violation> inOrder(Tracker tracker, RandomDrive drive, int cut) {
        TreeMap<Instant, Fix> judged = new TreeMap<>();
        drive.fixes().stream()
                .filter(Fix::located)
                .forEach(fix -> judged.merge(
                        fix.time(), fix, (one, other) -> one.digest().compareTo(other.digest()) < 0 ? one : other));
        Map<String, Violation> records = new TreeMap<>();
        Track track = Track.start(LawOfEveryKind.VEHICLE);
        int left = cut;
        for (Fix fix : judged.values()) {
            if (left-- == 0) {
                track = TrackCodec.read(TrackCodec.write(track));
            }
            Step step = tracker.step(track, fix, fix.time());
            track = step.track();
            for (Change change : step.changes()) {
                if (change instanceof Change.Opened opened) {
                    if (records.put(opened.violation().id(), opened.violation().atOpening()) != null) {
                        throw new IllegalStateException("opens twice: " + opened);
                    }
                } else if (change instanceof Change.Closed closed) {
                    records.put(closed.violation().id(), closed.violation());
                }
            }
        }
        return records;
    }
}
