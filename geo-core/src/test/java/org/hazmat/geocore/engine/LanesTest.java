package org.hazmat.geocore.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Refolded;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Touch;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant START = Instant.parse("2026-03-10T01:00:00Z");
    private static final Position INSIDE = Position.ofDegrees(117.7, 38.9);
    private static final VehicleId FIRST = VehicleId.parse("津A00001");
    private static final VehicleId SECOND = VehicleId.parse("津A00002");

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Outcome> committed = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicLong entries = new AtomicLong();

    @AfterEach
    void stop() {
        done(vertx.close().toCompletionStage());
    }

    /** By hand: the last fix is at 10 s and received then, the limit is 300 s. */
    @Test
    void silenceRunsOnTheReceiveClockAndClosesByTheTerminals() {
        LocalLanes lanes = lanes(1, Judge.of(tracker()), List.of());
        lanes.watchSilence();
        lanes.offer(List.of(report(FIRST, 0), report(FIRST, 10), report(SECOND, 0), report(SECOND, 10)));
        await().until(() -> committed.size() == 4);
        lanes.heard(FIRST, START.plusSeconds(200));
        now.set(START.plusSeconds(311));
        await().until(() -> committed.size() == 5);
        assertClosedBySilence(last(), SECOND);
        now.set(START.plusSeconds(501));
        await().until(() -> committed.size() == 6);
        assertClosedBySilence(last(), FIRST);
    }

    @Test
    void silenceGoesOnAfterARestart() {
        LocalLanes before = lanes(1, Judge.of(tracker()), List.of());
        before.offer(List.of(report(FIRST, 0), report(FIRST, 10)));
        await().until(() -> committed.size() == 2);
        Known known = new Known(last().track(), START.plusSeconds(10));
        now.set(START.plusSeconds(1_000));
        LocalLanes after = lanes(2, Judge.of(tracker()), List.of(known));
        after.watchSilence();
        await().until(() -> committed.size() == 3);
        assertClosedBySilence(last(), FIRST);
    }

    /**
     * Seen to fail while a lane with reports that wait closed nobody, and, without {@link Watched#waiting}, by the first vehicle's being
     * closed although its next report is there.
     */
    @Test
    void aVehicleIsSilentAlthoughReportsOfAnotherWait() {
        AtomicReference<LocalLanes> lanes = new AtomicReference<>();
        AtomicInteger seconds = new AtomicInteger(100);
        AtomicBoolean ended = new AtomicBoolean();
        Judge endless = new Slow(Judge.of(tracker()), now, Duration.ofSeconds(10), () -> {
            LocalLanes to = lanes.get();
            if (to != null && !ended.get()) {
                to.offer(List.of(report(FIRST, seconds.getAndIncrement())));
            }
        });
        lanes.set(lanes(1, endless, List.of()));
        lanes.get().watchSilence();
        List<Report> reports = new ArrayList<>(List.of(report(SECOND, 0), report(SECOND, 10)));
        for (int i = 0; i < 100; i++) {
            reports.add(report(FIRST, i));
        }
        lanes.get().offer(reports);
        await().until(() -> committed.stream().anyMatch(outcome -> outcome.report() == null));
        ended.set(true);
        assertThat(committed.stream().filter(outcome -> outcome.report() == null))
                .allSatisfy(silent -> assertClosedBySilence(silent, SECOND));
    }

    private static void assertClosedBySilence(Outcome outcome, VehicleId vehicle) {
        assertThat(outcome.vehicle()).isEqualTo(vehicle);
        assertThat(outcome.report()).isNull();
        assertThat(outcome.changes()).singleElement().isInstanceOfSatisfying(Change.Closed.class, closed -> {
            assertThat(closed.violation().closeReason()).isEqualTo(CloseReason.SIGNAL_LOST);
            assertThat(closed.violation().end()).isEqualTo(START.plusSeconds(10));
            assertThat(closed.violation().closedAt()).isEqualTo(START.plusSeconds(310));
        });
    }

    /** Seen to fail without the catch: the outcome of the third report never comes. */
    @Test
    void aBugOnOneReportDoesNotStopTheLane() {
        AtomicInteger attempts = new AtomicInteger();
        Track kept = new Tracker(Tolerances.DEFAULT, Rulebook.EMPTY, Register.EMPTY)
                .step(Track.start(FIRST), fix(0), START)
                .track();
        LocalLanes lanes = lanes(1, new Marked(Quality.GOOD, 10, attempts), List.of(new Known(kept, START)));
        lanes.offer(List.of(report(FIRST, 5), report(FIRST, 10), report(FIRST, 15)));
        await().until(() -> committed.size() == 3);
        assertThat(committed)
                .extracting(LanesTest::quality)
                .containsExactly(Quality.GOOD, Quality.QUARANTINED, Quality.GOOD);
        assertThat(committed).extracting(Outcome::track).containsOnly(kept);
        assertThat(attempts).hasValue(2);
        assertThat(lanes.quarantined()).isOne();
    }

    /** Seen to fail when who asked heard of a vehicle that could not be read as of one that the edit does not touch. */
    @Test
    void whoAsksLearnsThatAVehicleIsNotFoldedAgain() {
        LocalLanes lanes = lanes(1, Judge.of(tracker()), List.of());
        lanes.offer(List.of(report(FIRST, 0), report(SECOND, 0)));
        await().until(() -> committed.size() == 2);
        assertThat(lanes.foldAgain(START, null, Touch.EVERYBODY).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("no history is kept here");
    }

    @Test
    void whatIsOfferedAfterTheSwitchIsJudgedByTheNewOne() throws InterruptedException {
        LocalLanes lanes = lanes(3, new Marked(Quality.GOOD, -1, new AtomicInteger()), List.of());
        List<Report> early = new ArrayList<>();
        List<Report> late = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            early.add(report(vehicle(i), i));
        }
        for (int i = 0; i < 2_000; i++) {
            late.add(report(vehicle(i), 2_000 + i));
        }
        Thread busy = Thread.ofPlatform().start(() -> early.forEach(report -> lanes.offer(List.of(report))));
        CompletionStage<Void> switched = lanes.switchTo(new Marked(Quality.DRIFT, -1, new AtomicInteger()));
        lanes.offer(late);
        busy.join();
        done(switched);
        await().until(() -> committed.size() == 4_000);
        assertThat(committed.stream()
                        .filter(outcome -> late.contains(outcome.report()))
                        .map(LanesTest::quality))
                .hasSize(2_000)
                .containsOnly(Quality.DRIFT);
    }

    @Test
    void aVehicleIsJudgedInTheOrderOfItsEntries() {
        LocalLanes lanes = lanes(4, new Marked(Quality.GOOD, -1, new AtomicInteger()), List.of());
        for (int i = 0; i < 500; i++) {
            lanes.offer(List.of(report(vehicle(i), i), report(vehicle(i + 1), i)));
        }
        await().until(() -> committed.size() == 1_000);
        for (int i = 0; i < 10; i++) {
            VehicleId vehicle = vehicle(i);
            assertThat(committed.stream()
                            .map(Outcome::report)
                            .filter(report -> report != null && report.vehicle().equals(vehicle))
                            .map(Report::entry))
                    .isNotEmpty()
                    .isSorted();
        }
    }

    /** Seen to fail with all that was offered judged in one go: what the first report asked for came after the last one. */
    @Test
    void aLaneThatJudgesSlowlyGivesOthersATurnAndKeepsTheOrder() {
        Judge next = new Marked(Quality.GOOD, -1, new AtomicInteger());
        AtomicReference<LocalLanes> lanes = new AtomicReference<>();
        CompletableFuture<Integer> judgedBefore = new CompletableFuture<>();
        AtomicBoolean asked = new AtomicBoolean();
        Judge slow = new Slow(next, now, Duration.ofMillis(10), () -> {
            if (asked.compareAndSet(false, true)) {
                lanes.get().switchTo(next).thenAccept(done -> judgedBefore.complete(committed.size()));
            }
        });
        lanes.set(lanes(1, slow, List.of()));
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            reports.add(report(vehicle(i), i));
        }
        lanes.get().offer(reports.subList(0, 400));
        lanes.get().offer(reports.subList(400, 500));
        await().until(() -> committed.size() == 500);
        assertThat(done(judgedBefore)).isLessThan(400);
        assertThat(committed.stream().map(Outcome::report)).containsExactlyElementsOf(reports);
    }

    private LocalLanes lanes(int count, Judge judge, List<Known> known) {
        return done(LocalLanes.start(vertx, count, judge, new Committed(), now::get, known));
    }

    private static Quality quality(Outcome outcome) {
        return outcome.judged().getLast().quality();
    }

    private Outcome last() {
        return List.copyOf(committed).getLast();
    }

    private Report report(VehicleId vehicle, int second) {
        return new Report(entries.incrementAndGet(), vehicle, fix(second), START.plusSeconds(second));
    }

    private static VehicleId vehicle(int number) {
        return VehicleId.parse("津B0000" + number % 10);
    }

    private static Fix fix(int second) {
        Instant time = START.plusSeconds(second);
        Digest digest = Digest.of(time.toString().getBytes(StandardCharsets.UTF_8));
        return new Fix(time, INSIDE, 30, 90, 3, 0, 2, digest);
    }

    private static Tracker tracker() {
        Zone zone = new Zone("Z1", "核心区", ZoneKind.RESTRICTED_AREA, new Shape.Circle(INSIDE, 500), null, null, false);
        Rule.Terms terms = new Rule.Terms("R1", Schedule.ALWAYS, true, Set.of(), false, "major", "police", null, false);
        Rulebook rulebook = Rulebook.of(
                List.of(new Version<>("Z1", 1, zone, Instant.EPOCH, null, "admin", Instant.EPOCH)),
                List.of(new Version<>(
                        "R1", 1, new NoEntry(terms, List.of("Z1")), Instant.EPOCH, null, "admin", Instant.EPOCH)),
                List.of(),
                Holidays.NONE);
        return new Tracker(Tolerances.DEFAULT, rulebook, Register.EMPTY);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Keeps outcomes, and no history. */
    private final class Committed implements Ledger {
        @Override
        public void commit(Outcome outcome) {
            committed.add(outcome);
        }

        @Override
        public <T> CompletionStage<T> recall(VehicleId vehicle, Function<Past, T> reading) {
            return CompletableFuture.failedStage(new IllegalStateException("no history is kept here"));
        }
    }

    /** For which each report takes so long, after which something happens. */
    private record Slow(Judge judge, AtomicReference<Instant> now, Duration taking, Runnable after) implements Judge {
        @Override
        public Step step(Track track, Fix fix, Instant receivedAt) {
            now.updateAndGet(time -> time.plus(taking));
            after.run();
            return judge.step(track, fix, receivedAt);
        }

        @Override
        public Optional<Duration> silenceLimit(Track track) {
            return judge.silenceLimit(track);
        }

        @Override
        public Step silence(Track track, Duration quiet) {
            return judge.silence(track, quiet);
        }

        @Override
        public Refolded late(Past past, Track track, List<PastFix> reports) {
            return judge.late(past, track, reports);
        }

        @Override
        public Optional<Refolded> since(Past past, Track track, Instant time, Touch touch) {
            return judge.since(past, track, time, touch);
        }
    }

    /** Judges everything alike, but for the one second that it cannot cope with. */
    private record Marked(Quality quality, int badSecond, AtomicInteger attempts) implements Judge {
        @Override
        public Step step(Track track, Fix fix, Instant receivedAt) {
            if (fix.time().equals(START.plusSeconds(badSecond))) {
                attempts.incrementAndGet();
                throw new IllegalStateException("a bug, on purpose");
            }
            return new Step(track, quality, List.of());
        }

        @Override
        public Optional<Duration> silenceLimit(Track track) {
            return Optional.empty();
        }

        @Override
        public Step silence(Track track, Duration quiet) {
            return new Step(track, Quality.GOOD, List.of());
        }

        @Override
        public Refolded late(Past past, Track track, List<PastFix> reports) {
            throw new IllegalStateException("nothing is late here");
        }

        @Override
        public Optional<Refolded> since(Past past, Track track, Instant time, Touch touch) {
            throw new IllegalStateException("nothing is edited here");
        }
    }
}
