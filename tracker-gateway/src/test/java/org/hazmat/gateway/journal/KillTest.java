package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.hazmat.geocore.crowd.Crowds;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 under load, again and again on the same data folder. Seen to fail with the acknowledgement before the write, without the
 * look at the stored keys, with tracks written a turn later than their outcomes, and without recovery; and without stays, or what they
 * made known, in the batch of their outcome.
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
        try (Site site = site()) {
            assertThat(judged(site))
                    .extracting(KillTest::name)
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
            assertWhole((StoredFeed) site.journal.feed());
        }
        try (Site site = site()) {
            Folded folded = Folded.of(site);
            assertThat(site.journal.known())
                    .extracting(known -> known.track().plain())
                    .containsExactlyInAnyOrderElementsOf(folded.tracks());
            assertThat(counted(site)).containsExactlyInAnyOrderElementsOf(Crowds.of(folded.stays()));
        }
    }

    private Site site() {
        return Site.open(
                folder, settings -> settings, Judge.of(Commuter.countedTracker(DoomedProcess.MAX_VEHICLES)), 2);
    }

    private static List<OutcomeLog.Judged> judged(Site site) {
        return site.outcomes().stream()
                .filter(entry -> entry instanceof OutcomeLog.Judged judged && judged.fix() != null)
                .map(OutcomeLog.Judged.class::cast)
                .toList();
    }

    /** The violations of too many vehicles, as whoever follows the outcomes knows them. */
    private static List<Violation> counted(Site site) {
        Map<String, Violation> records = new HashMap<>();
        site.outcomes().forEach(entry -> {
            if (entry instanceof OutcomeLog.Judged judged) {
                LateDataTest.apply(judged.changes(), records);
            }
        });
        assertThat(records.values()).noneMatch(Violation::stay);
        List<Violation> counted = records.values().stream()
                .filter(violation -> violation.kind().equals("capacity"))
                .map(Violation::plain)
                .toList();
        assertThat(counted).hasSizeGreaterThan(20);
        return counted;
    }

    /** Starts a process, reads so many acknowledgements, kills it, and returns all that it had said. */
    private List<String> killedAfter(int acknowledgements, int round) throws IOException, InterruptedException {
        Path log = folder.resolveSibling(folder.getFileName() + "-" + round + ".log");
        int[] read = {0};
        List<String> lines = Victim.run(
                DoomedProcess.class,
                log,
                line -> line.startsWith(DoomedProcess.ACKNOWLEDGED) && ++read[0] == acknowledgements,
                folder,
                round * 1_000_000,
                round);
        return lines.stream()
                .filter(line -> line.startsWith(DoomedProcess.ACKNOWLEDGED))
                .map(line -> line.substring(DoomedProcess.ACKNOWLEDGED.length()))
                .toList();
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
            assertThat(JsonText.parse(event.json()).at("/data/kind").asText()).isNotEqualTo(Violation.STAY);
        }
    }

    /** What the vehicles' tracks and stays have to be: all judged fixes in the order of fix times, in one go and without a journal. */
    private record Folded(Collection<Track> tracks, List<Violation> stays) {
        static Folded of(Site site) {
            Tracker tracker = Commuter.countedTracker(DoomedProcess.MAX_VEHICLES);
            Map<VehicleId, Track> tracks = new HashMap<>();
            Map<String, Violation> stays = new HashMap<>();
            List<OutcomeLog.Judged> inOrder = judged(site).stream()
                    .sorted(Comparator.comparing(
                            entry -> Objects.requireNonNull(entry.fix()).time()))
                    .toList();
            for (OutcomeLog.Judged entry : inOrder) {
                Track track = tracks.getOrDefault(entry.vehicle(), Track.start(entry.vehicle()));
                Step step = tracker.step(
                        track, Objects.requireNonNull(entry.fix()), Objects.requireNonNull(entry.receivedAt()));
                tracks.put(entry.vehicle(), step.track());
                LateDataTest.apply(
                        step.changes().stream().filter(Change::ofStay).toList(), stays);
            }
            return new Folded(tracks.values().stream().map(Track::plain).toList(), List.copyOf(stays.values()));
        }
    }

    private static String name(OutcomeLog.Judged judged) {
        long minute = (Objects.requireNonNull(judged.fix()).time().getEpochSecond() - Site.START.getEpochSecond()) / 60;
        return judged.vehicle() + " " + minute;
    }
}
