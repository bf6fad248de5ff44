package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.hazmat.gateway.review.BacktestOffice;
import org.hazmat.gateway.review.StoredExplanations;
import org.hazmat.geocore.backtest.Comparison;
import org.hazmat.geocore.backtest.Draft;
import org.hazmat.geocore.backtest.Trial;
import org.hazmat.geocore.explain.Explanation;
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
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Timeline;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Backtests;
import org.hazmat.web.read.Conflict;
import org.junit.jupiter.api.Test;

/**
 * Three vehicles go through the zone on one morning: at 09:05, at 09:40 and at 10:30, each with three fixes inside, ten seconds apart.
 * The published rule is for 09:00-10:00.
 */
@EachStore
class BacktestContractTest {
    private static final Instant NINE = Instant.parse("2026-03-10T01:00:00Z");
    private static final Trial.Period DAY =
            new Trial.Period(Instant.parse("2026-03-09T16:00:00Z"), Instant.parse("2026-03-10T16:00:00Z"));
    private static final Position INSIDE = Position.ofDegrees(117.70, 39.02);
    /** 0.0028 degrees x 111 195 m x cos 39.02 = 241.9 m east of the centre: 42 m outside, and 87 km/h away. */
    private static final Position OUTSIDE = Position.ofDegrees(117.7028, 39.02);

    private final Store store;
    private final MemoryLog log = new MemoryLog();
    private final Tracker published = new Tracker(
            Tolerances.DEFAULT,
            Rulebook.of(
                    List.of(version("z-1", Samples.zone("z-1", new Shape.Circle(INSIDE, 200)))),
                    List.of(version("r-1", rule("r-1", "09:00-10:00")), version("r-2", rule("r-2", "10:00-11:00"))),
                    List.of(),
                    Holidays.NONE),
            Register.EMPTY);

    BacktestContractTest(StoreKind kind) {
        store = kind.empty();
    }

    /** Hand-counted: 09:40 in both, 09:05 published only, 10:30 draft only; 20 seconds each. */
    @Test
    void aChangedWindowGivesTheHandCountedDifference() {
        List<Violation> live = drive();
        Comparison.Result result = result(draft(false, rule("r-1", "09:30-11:00")));
        assertThat(result.byRule())
                .containsEntry("r-1", new Comparison.Shares(2, 2, 1, 1))
                .containsEntry("r-2", new Comparison.Shares(0, 1, 0, 1));
        assertThat(result.draft()).isEqualTo(new Comparison.Sum(2, 2, Duration.ofSeconds(40)));
        assertThat(result.published()).isEqualTo(new Comparison.Sum(3, 3, Duration.ofSeconds(60)));
        assertThat(result.onlyInDraft()).extracting(Violation::vehicle).containsExactly(vehicle(3));
        assertThat(result.inBoth()).extracting(Violation::vehicle).containsExactly(vehicle(2));
        assertThat(result.onlyInPublished()).extracting(Violation::vehicle).containsExactly(vehicle(1), vehicle(3));
        assertThat(live).containsAll(result.onlyInPublished());
    }

    @Test
    void thePublishedRulesFindWhatLiveJudgingFoundAndOthersAreKeptOnRequest() {
        List<Violation> live = drive();
        Comparison.Result alone = result(draft(false, rule("r-3", "00:00-01:00")));
        assertThat(alone.onlyInPublished()).containsExactlyInAnyOrderElementsOf(live);
        Comparison.Result beside = result(draft(true, rule("r-3", "00:00-01:00")));
        assertThat(beside.all()).isEqualTo(new Comparison.Shares(3, 3, 3, 0));
    }

    @Test
    void onlyTheVehiclesAskedForAreRead() {
        drive();
        try (BacktestOffice office = new BacktestOffice(store, () -> published, InstantSource.fixed(NINE))) {
            Draft draft = draft(false, rule("r-1", "09:00-10:00"));
            Backtests.Backtest done = done(office, new Backtests.Plan(draft, DAY, Set.of(vehicle(2))));
            assertThat(done.progress()).isEqualTo(new Backtests.Progress(1, 1, 5));
        }
    }

    /** The office's clock stands still on the back-test's thread until it was cancelled. */
    @Test
    void oneRunsAtATimeUntilItIsCancelled() {
        drive();
        CountDownLatch cancelled = new CountDownLatch(1);
        InstantSource clock = () -> {
            if (Thread.currentThread().getName().equals("backtest")) {
                try {
                    cancelled.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return NINE;
        };
        try (BacktestOffice office = new BacktestOffice(store, () -> published, clock)) {
            Backtests.Plan plan = new Backtests.Plan(draft(false, rule("r-1", "09:00-10:00")), DAY, Set.of());
            String id = office.start(plan, "bureau").id();
            assertThatThrownBy(() -> office.start(plan, "bureau")).isInstanceOf(Conflict.class);
            assertThat(office.cancel(id)).isTrue();
            cancelled.countDown();
            await().untilAsserted(() ->
                    assertThat(office.find(id).orElseThrow().state()).isEqualTo(Backtests.State.CANCELLED));
            assertThat(office.find(id).orElseThrow().result()).isNull();
            assertThat(done(office, plan).state()).isEqualTo(Backtests.State.DONE);
            assertThat(office.cancel(id)).isTrue();
            assertThat(office.find(id)).isEmpty();
        }
    }

    @Test
    void aStoredViolationIsExplained() {
        Violation first = drive().getFirst();
        Explanation explanation = new StoredExplanations(
                        store.tracks(),
                        (rule, zone) -> List.of(),
                        () -> published,
                        Kept.LEAST,
                        InstantSource.fixed(NINE))
                .explain(first)
                .orElseThrow();
        assertThat(explanation.reproduced()).isTrue();
        assertThat(explanation.fixes())
                .extracting(seen -> seen.effect().word())
                .containsExactly("began", "confirmed", "extended", "counted-out", "closed");
    }

    private Comparison.Result result(Draft draft) {
        try (BacktestOffice office = new BacktestOffice(store, () -> published, InstantSource.fixed(NINE))) {
            return done(office, new Backtests.Plan(draft, DAY, Set.of())).result();
        }
    }

    private static Backtests.Backtest done(BacktestOffice office, Backtests.Plan plan) {
        String id = office.start(plan, "bureau").id();
        await().until(() -> office.find(id).orElseThrow().state() != Backtests.State.RUNNING);
        Backtests.Backtest ended = office.find(id).orElseThrow();
        assertThat(ended.failure()).isNull();
        return ended;
    }

    /** Judges the three drives as live and lets the store take them over; returns what was found. */
    private List<Violation> drive() {
        List<Violation> found = List.of(
                        drive(vehicle(1), NINE.plusSeconds(300)),
                        drive(vehicle(2), NINE.plusSeconds(2400)),
                        drive(vehicle(3), NINE.plusSeconds(5400)))
                .stream()
                .flatMap(List::stream)
                .toList();
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().pollInterval(Duration.ofMillis(5)).until(() -> drainer.lag() == 0);
        }
        return found;
    }

    private List<Violation> drive(VehicleId vehicle, Instant from) {
        Timeline timeline = new Timeline(vehicle, published, Duration.ofMinutes(10));
        for (int i = 0; i < 5; i++) {
            Instant time = from.plusSeconds(10L * i);
            Position place = i < 3 ? INSIDE : OUTSIDE;
            Fix fix = new Fix(time, place, 30, 0, 4, 0, 3, new Digest(i, vehicle.hashCode()));
            timeline.hear(fix, time);
            PastFix.Key key = new PastFix(fix, time, Quality.GOOD).key();
            log.judged(vehicle, fix, time, timeline.qualities().get(key));
        }
        return timeline.records().stream().map(Past.Found::violation).toList();
    }

    private static VehicleId vehicle(int number) {
        return VehicleId.parse("津A0000" + number);
    }

    private static Draft draft(boolean others, Rule rule) {
        return new Draft(List.<Draft.Drafted<Zone>>of(), List.of(new Draft.Drafted<>(rule, null, null)), others);
    }

    private static Rule rule(String id, String when) {
        Rule.Terms terms =
                new Rule.Terms(id, Schedule.parse(when), true, Set.of(), false, "major", "police", null, true);
        return new NoEntry(terms, List.of("z-1"));
    }

    private static <T> Version<T> version(String id, T value) {
        return new Version<>(id, 1, value, Instant.EPOCH, null, "test", Instant.EPOCH);
    }
}
