package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 under load, again and again on the same data folder. Seen to fail with the acknowledgement before the write, without the
 * look at the stored keys, with tracks written a turn later than their outcomes, and without recovery.
 */
class KillTest {
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubled() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killedAfter(2_000 + 1_500 * round, round));
        }
        try (Site site = Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 2)) {
            List<OutcomeLog.Judged> judged = site.outcomes().stream()
                    .filter(OutcomeLog.Judged.class::isInstance)
                    .map(OutcomeLog.Judged.class::cast)
                    .toList();
            assertThat(judged)
                    .extracting(KillTest::name)
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
            assertWhole((StoredFeed) site.journal.feed());
        }
        try (Site site = Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 2)) {
            assertThat(site.journal.known())
                    .extracting(known -> known.track().plain())
                    .containsExactlyInAnyOrderElementsOf(folded(site));
        }
    }

    /** Starts a process, reads so many acknowledgements, kills it, and returns all that it had said. */
    private List<String> killedAfter(int acknowledgements, int round) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Dstdout.encoding=UTF-8",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DoomedProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(round * 1_000_000),
                        String.valueOf(round))
                .redirectError(folder.resolveSibling(folder.getFileName() + "-" + round + ".log")
                        .toFile())
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(DoomedProcess.ACKNOWLEDGED)) {
                    lines.add(line.substring(DoomedProcess.ACKNOWLEDGED.length()));
                }
                if (lines.size() == acknowledgements) {
                    // Not process.destroyForcibly(), which would throw away what it had said.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed by SIGKILL").isEqualTo(128 + 9);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(acknowledgements);
        // The last line may be torn.
        return lines.subList(0, lines.size() - 1);
    }

    private static void assertWhole(StoredFeed feed) {
        List<StoredEvent> events = feed.stored(0, Integer.MAX_VALUE);
        assertThat(events).hasSizeGreaterThan(100);
        assertThat(events)
                .extracting(StoredEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, feed.newest()).boxed().toList());
        byte[] chain = HashChain.start();
        Set<String> ids = new HashSet<>();
        for (StoredEvent event : events) {
            chain = HashChain.next(chain, event.json());
            assertThat(event.chain()).isEqualTo(chain);
            assertThat(ids.add(JsonText.parse(event.json()).path("id").asText()))
                    .isTrue();
        }
    }

    /** What the vehicles' tracks have to be: all judged fixes in the order of fix times, in one go and without a journal. */
    private static List<Track> folded(Site site) {
        Tracker tracker = Commuter.tracker();
        Map<VehicleId, Track> tracks = new HashMap<>();
        List<OutcomeLog.Judged> judged = site.outcomes().stream()
                .filter(OutcomeLog.Judged.class::isInstance)
                .map(OutcomeLog.Judged.class::cast)
                .sorted(Comparator.comparing(
                        entry -> Objects.requireNonNull(entry.fix()).time()))
                .toList();
        for (OutcomeLog.Judged entry : judged) {
            Track track = tracks.getOrDefault(entry.vehicle(), Track.start(entry.vehicle()));
            tracks.put(
                    entry.vehicle(),
                    tracker.step(track, Objects.requireNonNull(entry.fix()), Objects.requireNonNull(entry.receivedAt()))
                            .track());
        }
        return tracks.values().stream().map(Track::plain).toList();
    }

    private static String name(OutcomeLog.Judged judged) {
        long minute = (Objects.requireNonNull(judged.fix()).time().getEpochSecond() - Site.START.getEpochSecond()) / 60;
        return judged.vehicle() + " " + minute;
    }
}
