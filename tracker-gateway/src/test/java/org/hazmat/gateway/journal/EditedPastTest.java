package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that change while vehicles report, and rules that change in the past (rules.md 16). */
class EditedPastTest {
    private static final int VEHICLES = 1_000;
    private static final int MINUTES = 24;
    private static final Instant CHANGED = Commuter.fix(9).time();

    @TempDir
    Path folder;

    /**
     * The second version is in force from minute 9 on, and lanes learn of it when minutes 0 to 11 at least are judged and others are
     * on their way to them. Seen to fail without folding again: records that began after minute 9 have version 1.
     */
    @Test
    void aRuleThatChangesWhileAThousandVehiclesReportIsJudgedByFixTimesAlone() {
        Tracker second = Commuter.trackerWithSecondVersion(CHANGED);
        try (Site site = Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 2)) {
            List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
            CompletableFuture<Integer> again = null;
            for (int minute = 0; minute < MINUTES; minute++) {
                for (int number = 0; number < VEHICLES; number++) {
                    acknowledged.add(site.sending(Commuter.arrival(Site.vehicle(number), minute, () -> {})));
                }
                if (minute == 16) {
                    await().until(() -> site.journal.outcomeLog().newest() > VEHICLES * 12);
                    Site.await(site.lanes.switchTo(Judge.of(second)).toCompletableFuture());
                    again = site.lanes.foldAgain(CHANGED, null, Touch.EVERYBODY).toCompletableFuture();
                }
            }
            acknowledged.forEach(Site::await);
            assertThat(Site.await(again)).isPositive();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> LateDataTest.reports(site.outcomes()) == VEHICLES * MINUTES);
            Map<String, Violation> records = new TreeMap<>();
            site.outcomes().forEach(entry -> LateDataTest.apply(((OutcomeLog.Judged) entry).changes(), records));
            assertThat(LateDataTest.plain(records)).isEqualTo(LateDataTest.plain(inOrder(second)));
            assertNoMixture(records, Commuter.rulebookWithSecondVersion(CHANGED));
        }
    }

    /**
     * While a vehicle is looked at for one edit, two more are made, of which the first touches it. Seen to fail when the last edit's
     * touch takes the place of the one before.
     */
    @Test
    void whoIsTouchedByOneOfSeveralEditsIsFoldedAgain() {
        try (Site site = Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 1)) {
            for (int minute = 0; minute < 12; minute++) {
                site.send(Commuter.arrival(Site.vehicle(1), minute, () -> {}));
            }
            await().until(() -> LateDataTest.reports(site.outcomes()) == 12);
            Judge second = Judge.of(Commuter.trackerWithSecondVersion(CHANGED));
            Site.await(site.lanes.switchTo(second).toCompletableFuture());
            CountDownLatch looked = new CountDownLatch(1);
            List<CompletableFuture<Integer>> edits = new ArrayList<>();
            edits.add(site.lanes
                    .foldAgain(CHANGED, null, (past, live, since) -> isOpen(looked))
                    .toCompletableFuture());
            edits.add(site.lanes.foldAgain(CHANGED, null, Touch.EVERYBODY).toCompletableFuture());
            edits.add(site.lanes
                    .foldAgain(CHANGED, null, (past, live, since) -> false)
                    .toCompletableFuture());
            Site.await(site.lanes.switchTo(second).toCompletableFuture());
            looked.countDown();
            assertThat(edits).extracting(Site::await).containsExactly(0, 1, 1);
        }
    }

    private static boolean isOpen(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertNoMixture(Map<String, Violation> records, Rulebook rulebook) {
        assertThat(records.values()).extracting(Violation::ruleVersion).contains(1, 2);
        for (Violation violation : records.values()) {
            for (Instant fixTime : List.of(violation.start(), violation.confirmedAt(), violation.end())) {
                assertThat(violation.ruleVersion()).isEqualTo(fixTime.isBefore(CHANGED) ? 1 : 2);
                assertThat(violation.rulebookHash())
                        .isEqualTo(rulebook.at(fixTime).hash());
            }
        }
    }

    private static Map<String, Violation> inOrder(Tracker tracker) {
        Map<String, Violation> records = new TreeMap<>();
        for (int number = 0; number < VEHICLES; number++) {
            Track track = Track.start(Site.vehicle(number));
            for (int minute = 0; minute < MINUTES; minute++) {
                Fix fix = Commuter.fix(minute);
                Step step = tracker.step(track, fix, fix.time());
                track = step.track();
                LateDataTest.apply(step.changes(), records);
            }
        }
        return records;
    }

    @Test
    void whatIsToBeFoldedAgainIsRememberedUntilItIsDone() {
        Instant since = Commuter.fix(3).time();
        try (Site site = Site.open(folder)) {
            Site.await(site.journal.todos().add(since, null).toCompletableFuture());
            Site.await(site.journal.todos().add(since, Site.vehicle(1)).toCompletableFuture());
        }
        try (Site site = Site.open(folder)) {
            List<Todo> left = site.journal.todos().left();
            assertThat(left).containsExactly(new Todo(1, since, null), new Todo(2, since, Site.vehicle(1)));
            Site.await(site.journal.todos().done(left.getFirst()).toCompletableFuture());
        }
        try (Site site = Site.open(folder)) {
            assertThat(site.journal.todos().left()).containsExactly(new Todo(2, since, Site.vehicle(1)));
            assertThat(Site.await(site.journal.todos().add(since, null).toCompletableFuture())
                            .number())
                    .isEqualTo(3);
        }
    }
}
