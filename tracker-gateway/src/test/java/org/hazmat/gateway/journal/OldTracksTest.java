package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.engine.Known;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal as it was before histories were kept, journal format 1 with tracks of format 2: 津A00001 has reported from minute 0 to minute
 * 10, in whose minute 8 it entered for the second time, 津A00002 in minute 6 from outside. Seen to fail while tracks of format 3 at least
 * were read.
 */
class OldTracksTest {
    private static final int OLD_REPORTS = 12;

    @TempDir
    Path folder;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream packed = OldTracksTest.class.getResourceAsStream("/journal/tracks-2.zip");
                ZipInputStream files = new ZipInputStream(packed)) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Files.copy(files, folder.resolve(entry.getName()));
            }
        }
    }

    @Test
    void whatWasOpenIsClosedByWhatComesNext() {
        try (Site site = open()) {
            List<Track> tracks = site.journal.known().stream().map(Known::track).toList();
            assertThat(tracks).extracting(Track::vehicle).containsExactlyInAnyOrder(Site.vehicle(1), Site.vehicle(2));
            Violation before = tracks.stream()
                    .flatMap(track -> track.open().stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(before.start()).isEqualTo(Commuter.fix(8).time());
            report(site, 11, 12, 13);
            assertThat(records(site)).hasSize(2).hasEntrySatisfying(before.id(), closed -> {
                assertThat(closed.end()).isEqualTo(Commuter.fix(11).time());
                assertThat(closed.closedAt()).isEqualTo(Commuter.fix(13).time());
                assertThat(closed.closeReason()).isEqualTo(CloseReason.EXIT);
            });
        }
    }

    /** History begins with the first report after the upgrade: what is older stays late, what is newer is judged where it belongs. */
    @Test
    void lateDataAndEditsReachBackToTheFirstReportSince() {
        try (Site site = open()) {
            report(site, 11, 12, 13, 14, 16, 17);
            site.send(Commuter.arrival(Site.vehicle(1), 15, () -> {}));
            assertThat(Site.await(site.lanes
                            .foldAgain(Commuter.fix(0).time(), null, Touch.EVERYBODY)
                            .toCompletableFuture()))
                    .isEqualTo(2);
            assertThat(site.outcomes().stream()
                            .filter(OutcomeLog.Judged.class::isInstance)
                            .map(entry -> ((OutcomeLog.Judged) entry).quality()))
                    .doesNotContain(Quality.QUARANTINED);
            assertThat(records(site).values())
                    .extracting(Violation::start)
                    .containsExactlyInAnyOrder(
                            Commuter.fix(0).time(),
                            Commuter.fix(8).time(),
                            Commuter.fix(16).time());
        }
    }

    private Site open() {
        return Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 1);
    }

    private static void report(Site site, int... minutes) {
        for (int minute : minutes) {
            site.send(Commuter.arrival(Site.vehicle(1), minute, () -> {}));
        }
        await().until(() -> LateDataTest.reports(site.outcomes()) == OLD_REPORTS + minutes.length);
    }

    private static Map<String, Violation> records(Site site) {
        Map<String, Violation> records = new TreeMap<>();
        site.outcomes().stream().forEach(entry -> LateDataTest.apply(((OutcomeLog.Judged) entry).changes(), records));
        return records;
    }
}
