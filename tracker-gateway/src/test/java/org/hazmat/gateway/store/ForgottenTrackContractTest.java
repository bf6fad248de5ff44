package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.hazmat.gateway.review.StoredExplanations;
import org.hazmat.geocore.explain.Explanation;
import org.hazmat.geocore.json.ExplanationJson;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.track.PastFix;
import org.hazmat.geocore.track.Timeline;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.web.read.Page;
import org.junit.jupiter.api.Test;

/** Fatigue reaches back furthest of all rules; positions are kept for 184 days, those from 28 hours before a violation for longer. */
@EachStore
class ForgottenTrackContractTest {
    private static final Instant BEGUN = Instant.parse("2026-03-10T00:00:00Z");
    private static final Tracker TRACKER = new Tracker(Tolerances.DEFAULT, rulebook(), Register.EMPTY);

    private final StoreKind kind;
    private final Store store;
    private final MemoryLog log = new MemoryLog();
    private final Timeline timeline = new Timeline(Samples.TANKER, TRACKER, Duration.ofMinutes(10));
    private int reports;

    ForgottenTrackContractTest(StoreKind kind) {
        this.kind = kind;
        store = kind.empty();
    }

    /** By hand: at the wheel from 00:00, the fix at 04:01 is the first after more than four hours. */
    @Test
    void fourHoursAtTheWheelAreExplainedFromAllTheirFixesAtEveryAge() {
        for (int minute = 0; minute <= 245; minute++) {
            report(Duration.ofMinutes(minute), minute, 50);
        }
        Violation violation = afterRest(245);
        assertThat(violation.start()).isEqualTo(BEGUN.plus(Duration.ofMinutes(241)));
        for (int days : new int[] {184, 186}) {
            Explanation explanation = explained(violation, days);
            assertThat(explanation.reproduced()).isTrue();
            assertThat(explanation.keptFrom()).isNull();
            assertThat(explanation.fixes().getFirst().fix().time()).isEqualTo(BEGUN);
        }
    }

    /**
     * By hand: the terminal was off from 00:05 on for 35 hours and 25 km (rules.md 10: at the wheel), so that what is kept, from 28 hours
     * before 11:05 of the next day on, begins on the way.
     */
    @Test
    void whatBeganBeforeThePositionsThatAreKeptSaysSo() {
        for (int minute = 0; minute <= 5; minute++) {
            report(Duration.ofMinutes(minute), minute, 50);
        }
        report(Duration.ofHours(35).plusMinutes(5), 35, 50);
        report(Duration.ofHours(35).plusMinutes(6), 36, 50);
        Violation violation = afterRest(35 * 60 + 6);
        assertThat(violation.start()).isEqualTo(Instant.parse("2026-03-11T11:05:00Z"));
        assertThat(violation.drivingSince()).isEqualTo(BEGUN);

        Explanation young = explained(violation, 182);
        assertThat(young.reproduced()).isTrue();
        assertThat(young.keptFrom()).isNull();

        Explanation old = explained(violation, 187);
        assertThat(old.keptFrom()).isEqualTo("2026-03-10T07:05:00Z");
        assertThat(old.reproduced()).isFalse();
        assertThat(old.fixes().getFirst().fix().time()).isEqualTo("2026-03-11T11:05:00Z");
        ObjectNode json = ExplanationJson.write(old);
        assertThat(json.path("fixesKeptFrom").asText()).isEqualTo("2026-03-10T15:05:00+08:00");
        assertThat(json.at("/sentence/en").asText())
                .contains("Positions before 2026-03-10 15:05:00 are no longer kept");
        assertThat(json.at("/sentence/zh").asText()).contains("2026-03-10 15:05:00 之前的定位数据已超过保存期限");
    }

    /** So many days after its start, when what is too old is gone. */
    private Explanation explained(Violation violation, int days) {
        Instant now = violation.start().plus(Duration.ofDays(days));
        kind.setClock(now);
        long kept = timeline.qualities().keySet().stream()
                .filter(key ->
                        days < 184 || !key.time().isBefore(violation.start().minus(Duration.ofHours(28))))
                .count();
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> drainer.lag() == 0 && stored() == kept);
        }
        return new StoredExplanations(
                        store.tracks(), (rule, zone) -> List.of(), () -> TRACKER, Kept.LEAST, InstantSource.fixed(now))
                .explain(violation)
                .orElseThrow();
    }

    private int stored() {
        return store.tracks()
                .track(Samples.TANKER, null, null, true, new Page.Ask(1_000, null))
                .items()
                .size();
    }

    /** Stands for 21 minutes after this one, which ends what was found. */
    private Violation afterRest(int minute) {
        for (int i = 1; i <= 22; i++) {
            report(Duration.ofMinutes(minute + i), minute > 600 ? 36 : minute, 0);
        }
        List<Violation> found =
                timeline.records().stream().map(Past.Found::violation).toList();
        assertThat(found).hasSize(1);
        log.silence(Samples.TANKER, new Change.Closed(found.getFirst()));
        return found.getFirst();
    }

    /** {@code steps} of about 850 m from where it began. */
    private void report(Duration after, int steps, double speedKmh) {
        Instant time = BEGUN.plus(after);
        Position place = Position.ofDegrees(117.0 + 0.01 * steps, 39.0);
        Fix fix = new Fix(time, place, speedKmh, 90, 3, 0, 3, new Digest(reports++, 1));
        timeline.hear(fix, time);
        PastFix.Key key = new PastFix(fix, time, Quality.GOOD).key();
        log.judged(Samples.TANKER, fix, time, timeline.qualities().get(key));
    }

    private static Rulebook rulebook() {
        Rule.Terms terms =
                new Rule.Terms("tired", Schedule.ALWAYS, true, Set.of(), false, "major", "police", null, true);
        Version<Rule> rule = new Version<>(
                "tired", 1, new Fatigue(terms, 14_400, 1_200), Instant.EPOCH, null, "test", Instant.EPOCH);
        return Rulebook.of(List.of(), List.of(rule), List.of(), Holidays.NONE);
    }
}
