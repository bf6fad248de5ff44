package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.track.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal of format 4, of which the SQL store took nothing over: 津A00001 has reported from minute 0 to minute 12, 津A00002 its minute 0
 * three days late.
 */
class OldOutcomesTest {
    private static final int REPORTS = 14;

    @TempDir
    Path folder;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream packed = OldOutcomesTest.class.getResourceAsStream("/journal/format-4.zip");
                ZipInputStream files = new ZipInputStream(packed)) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Files.copy(files, folder.resolve(entry.getName()));
            }
        }
    }

    /** Seen to fail while the form that has the fix was not read. */
    @Test
    void whatItHoldsForTheStoreIsReadWithItsFixesAndChanges() {
        try (Site site = open()) {
            List<OutcomeLog.Judged> judged = judged(site);
            assertThat(judged.subList(0, REPORTS - 1))
                    .extracting(OutcomeLog.Judged::fix)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(0, 12).mapToObj(Commuter::fix).toList());
            assertThat(judged.getLast().vehicle()).isEqualTo(Site.vehicle(2));
            assertThat(judged.getLast().receivedAt())
                    .isEqualTo(Commuter.fix(0).time().plus(Duration.ofDays(3)));
            assertThat(judged.get(1).changes()).singleElement().isInstanceOf(Change.Opened.class);
            assertThat(judged.get(3).changes())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Change.Extended.class,
                            still -> assertThat(still.violation().end())
                                    .isEqualTo(Commuter.fix(3).time()));
            assertThat(judged.get(5).changes()).singleElement().isInstanceOf(Change.Closed.class);
        }
    }

    @Test
    void itIsGoneOnWithAndReadAgain() {
        try (Site site = open()) {
            site.send(Commuter.arrival(Site.vehicle(1), 13, () -> {}));
            await().until(() -> site.outcomes().size() == REPORTS + 1);
        }
        try (Site site = open()) {
            List<OutcomeLog.Judged> judged = judged(site);
            assertThat(judged.get(12).fix()).isEqualTo(Commuter.fix(12));
            assertThat(judged.getLast().fix()).isEqualTo(Commuter.fix(13));
            assertThat(judged.getLast().changes()).singleElement().isInstanceOf(Change.Closed.class);
        }
    }

    /** In time and late. */
    @Test
    void itsReportsAreRecognisedWhenTheyComeAgain() {
        try (Site site = open()) {
            site.send(Commuter.arrival(Site.vehicle(1), 5, () -> {}));
            Fix late = Commuter.fix(0);
            site.send(Site.arrival(Site.vehicle(2), late.time().plus(Duration.ofDays(4)), late));
            await().until(() -> site.outcomes().size() == REPORTS + 2);
            assertThat(site.outcomes().subList(REPORTS, REPORTS + 2)).hasOnlyElementsOfType(OutcomeLog.Resent.class);
        }
    }

    private Site open() {
        return Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 1);
    }

    private static List<OutcomeLog.Judged> judged(Site site) {
        return site.outcomes().stream()
                .filter(OutcomeLog.Judged.class::isInstance)
                .map(OutcomeLog.Judged.class::cast)
                .toList();
    }
}
