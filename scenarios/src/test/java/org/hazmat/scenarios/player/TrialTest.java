package org.hazmat.scenarios.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.backtest.Comparison;
import org.hazmat.geocore.backtest.Draft;
import org.hazmat.geocore.backtest.Trial;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.junit.jupiter.api.Test;

/** Back-tests over the fixes of scenarios, in process. */
class TrialTest {
    /** Seen to fail where silence is judged beyond the last receive time, where the clock of a scenario stands. */
    @Test
    void thePublishedRulesFindWhatLiveJudgingFound() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String id : Replay.ids()) {
            Replay replay = Replay.of(id);
            Comparison.Result found = compare(replay, replay.tracker(), always());
            List<Violation> live =
                    replay.violations().stream().map(Violation::plain).toList();
            List<Violation> again =
                    found.inBoth().stream().map(Violation::plain).toList();
            if (!again.containsAll(live) || found.all().published() != live.size()) {
                wrong.add(id + ": " + again + " instead of " + live);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** By hand from the file: inside from 05:59:30 to 05:59:50; with hours from 05:59 on it is the same, with hours from 06:00 on none. */
    @Test
    void otherHoursFindTheSameOrNothing() {
        Replay replay = Replay.of("window-end-first-outside");
        Comparison.Result later = compare(replay, draft("05:59-06:00"), always());
        assertThat(later.all()).isEqualTo(new Comparison.Shares(1, 1, 1, 0));
        assertThat(later.inBoth().getFirst().start()).isEqualTo(Instant.parse("2026-03-09T21:59:30Z"));
        assertThat(later.draft().violating()).hasSeconds(20);
        Comparison.Result none = compare(replay, draft("06:00-07:00"), always());
        assertThat(none.all()).isEqualTo(new Comparison.Shares(0, 1, 0, 1));
        assertThat(none.byRule()).containsOnlyKeys("R");
        assertThat(none.draft()).isEqualTo(new Comparison.Sum(0, 0, Duration.ZERO));
        assertThat(none.onlyInPublished()).isEqualTo(replay.violations());
    }

    /** A part of it is in the period: it counts, whole, with the time of that part; what ends before it does not. */
    @Test
    void whatReachesIntoThePeriodCounts() {
        Replay replay = Replay.of("window-end-first-outside");
        Draft same = draft("00:00-06:00");
        Instant at = Instant.parse("2026-03-09T21:59:45Z");
        Comparison.Result tail = compare(replay, same, new Trial.Period(at, at.plusSeconds(3600)));
        assertThat(tail.published().violations()).isEqualTo(1);
        assertThat(tail.published().violating()).hasSeconds(5);
        Comparison.Result head = compare(replay, same, new Trial.Period(at.minusSeconds(3600), at.minusSeconds(10)));
        assertThat(head.inBoth().getFirst().closedAt()).isEqualTo(Instant.parse("2026-03-09T22:00:00Z"));
        assertThat(head.published().violating()).hasSeconds(5);
        Comparison.Result after = compare(replay, same, new Trial.Period(at.plusSeconds(6), at.plusSeconds(3600)));
        assertThat(after.published().violations()).isZero();
    }

    @Test
    void theListsAreBoundedAndTheCountsAreNot() {
        Replay replay = Replay.of("window-end-first-outside");
        Comparison comparison = new Comparison(always());
        int many = Comparison.MAX_LISTED + 100;
        for (int i = 0; i < many; i++) {
            comparison.add(new Trial.Found(List.of(), replay.violations()));
        }
        assertThat(comparison.result().onlyInPublished()).hasSize(Comparison.MAX_LISTED);
        assertThat(comparison.result().all().onlyInPublished()).isEqualTo(many);
        assertThat(comparison.result().published().vehicles()).isEqualTo(1);
    }

    private static Draft draft(String when) {
        String rule = """
                {"id":"R","kind":"no-entry","zones":["Z"],"exemptCargo":["empty-cleaned"],"when":"%s"}""".formatted(when);
        return new Draft(
                List.of(), List.of(new Draft.Drafted<>(RuleJson.read(JsonText.parse(rule)), null, null)), false);
    }

    private static Comparison.Result compare(Replay replay, Draft draft, Trial.Period period) {
        Tracker published = replay.tracker();
        Tracker drafted = new Tracker(published.tolerances(), draft.over(published.rulebook()), published.register());
        return compare(replay, drafted, period);
    }

    private static Comparison.Result compare(Replay replay, Tracker draft, Trial.Period period) {
        Comparison comparison = new Comparison(period);
        replay.tracks().forEach((vehicle, fixes) -> {
            Trial trial = new Trial(vehicle, draft, replay.tracker(), period);
            fixes.forEach(trial::take);
            comparison.add(trial.end(Instant.EPOCH));
        });
        return comparison.result();
    }

    private static Trial.Period always() {
        return new Trial.Period(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
    }
}
