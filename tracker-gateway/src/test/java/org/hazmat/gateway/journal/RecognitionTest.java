package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hazmat.gateway.journal.Site.START;
import static org.hazmat.gateway.journal.Site.arrival;
import static org.hazmat.gateway.journal.Site.vehicle;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is known again at every stage of its way, in the same run and after a start. */
class RecognitionTest {
    private static final VehicleId TANKER = vehicle(1);
    private static final int REPORTS = 10;

    @TempDir
    Path folder;

    /** The lanes of the first run never answer. Seen to fail without the reports that recovery finds. */
    @Test
    void oneThatAnEarlierRunLeftUnjudged() {
        try (Journal journal = Journal.open(JournalSettings.of(folder), Site.KEY, () -> START)) {
            journal.start(new Deaf(), error -> {});
            for (int minute = 0; minute < REPORTS; minute++) {
                CompletableFuture<Void> durable = new CompletableFuture<>();
                journal.offer(Commuter.arrival(TANKER, minute, () -> durable.complete(null)));
                Site.await(durable);
            }
        }
        // The lanes do not answer in this run either, so that nothing of it is judged when it comes again.
        try (Journal journal = Journal.open(JournalSettings.of(folder), Site.KEY, () -> START)) {
            journal.start(new Deaf(), error -> {});
            for (int minute = 0; minute < REPORTS; minute++) {
                CompletableFuture<Void> durable = new CompletableFuture<>();
                journal.offer(Commuter.arrival(TANKER, minute, () -> durable.complete(null)));
                Site.await(durable);
            }
            await().until(() -> journal.outcomeLog().newest() == REPORTS);
            assertThat(journal.outcomeLog().after(0, 100))
                    .hasSize(REPORTS)
                    .hasOnlyElementsOfType(OutcomeLog.Resent.class);
        }
    }

    /** Seen to fail without the history's fixes, and when a vehicle's newest fix was not looked up after the start. */
    @Test
    void oneThatWasJudgedInAnEarlierRun() {
        try (Site site = open()) {
            IntStream.range(0, REPORTS).forEach(minute -> site.send(Commuter.arrival(TANKER, minute, () -> {})));
            await().until(() -> site.outcomes().size() == REPORTS);
        }
        try (Site site = open()) {
            IntStream.range(0, REPORTS).forEach(minute -> site.send(Commuter.arrival(TANKER, minute, () -> {})));
            await().until(() -> site.outcomes().size() == 2 * REPORTS);
            assertThat(site.outcomes().subList(REPORTS, 2 * REPORTS)).hasOnlyElementsOfType(OutcomeLog.Resent.class);
        }
    }

    /** Seen to fail while only those that may be judged were written down. */
    @Test
    void oneThatMayNotBeJudged() {
        Fix fix = Commuter.fix(0);
        Fix unfixed = new Fix(fix.time(), fix.position(), 60, 90, 3, 0, 0, fix.digest());
        try (Site site = open()) {
            site.send(arrival(TANKER, unfixed));
            await().until(() -> site.outcomes().size() == 1);
            site.send(arrival(TANKER, unfixed));
            await().until(() -> site.outcomes().size() == 2);
        }
        try (Site site = open()) {
            site.send(arrival(TANKER, unfixed));
            await().until(() -> site.outcomes().size() == 3);
            assertThat(site.outcomes().getFirst())
                    .isInstanceOfSatisfying(
                            OutcomeLog.Judged.class,
                            judged -> assertThat(judged.quality()).isEqualTo(Quality.NO_FIX));
            assertThat(site.outcomes().subList(1, 3)).hasOnlyElementsOfType(OutcomeLog.Resent.class);
        }
    }

    /** One of the two is looked for in the batch, the history or the memory, depending on how far the first is. */
    @Test
    void oneThatComesAgainWhileTheFirstIsOnItsWay() {
        try (Site site = open()) {
            for (int minute = 0; minute < 2_000; minute++) {
                site.offer(Commuter.arrival(TANKER, minute, () -> {}));
                site.offer(Commuter.arrival(TANKER, minute, () -> {}));
                if (minute >= 50) {
                    site.offer(Commuter.arrival(TANKER, minute - 50, () -> {}));
                }
            }
            await().until(() -> site.journal.outcomeLog().newest() == 2_000 + 2_000 + 1_950);
            assertThat(site.outcomes().stream().filter(OutcomeLog.Judged.class::isInstance))
                    .hasSize(2_000);
        }
    }

    /** Evidence shows it. Seen to fail when the number in the fix was that of another report. */
    @Test
    void itsFrameIsFoundByItsFix() {
        try (Site site = open()) {
            site.send(arrival(TANKER, Commuter.fix(0), Commuter.fix(1)));
            site.send(Commuter.arrival(vehicle(2), 1, () -> {}));
            await().until(() -> site.outcomes().size() == 3);
            assertThat(site.journal
                            .frames()
                            .find(TANKER, Commuter.fix(1))
                            .orElseThrow()
                            .number())
                    .isEqualTo(1);
            assertThat(site.journal
                            .frames()
                            .find(vehicle(2), Commuter.fix(1))
                            .orElseThrow()
                            .number())
                    .isEqualTo(3);
            assertThat(site.journal.frames().find(vehicle(2), Commuter.fix(0))).isEmpty();
        }
    }

    private Site open() {
        return Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 2);
    }
}
