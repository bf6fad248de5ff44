package org.hazmat.geocore.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.junit.jupiter.api.Test;

/** What waits as drift is judged in the order of time, whatever arrives between (rules.md 2). */
class DriftOrderTest {
    private static final Position FAR = new Position(117_650_000, 39_100_000);

    private final Tracker tracker = Tracks.tracker();

    @Test
    void aRecoveryRequalifiesTheTwoBeforeIt() {
        Step waiting =
                fold(Track.start(Tracks.VEHICLE), List.of(at(0, FAR), at(10, Tracks.INSIDE), at(20, Tracks.INSIDE)));
        assertThat(waiting.quality()).isEqualTo(Quality.DRIFT);
        Step step = fold(waiting.track(), List.of(at(30, Tracks.INSIDE)));
        assertThat(step.quality()).isEqualTo(Quality.GOOD);
        assertThat(step.changes())
                .filteredOn(Change.Requalified.class::isInstance)
                .containsExactly(requalified(10, Quality.GOOD), requalified(20, Quality.GOOD));
        assertThat(step.track().drifted()).isEmpty();
    }

    @Test
    void aReportThatBelongsBetweenCompletesTheRow() {
        Timeline timeline = new Timeline(Tracks.VEHICLE, tracker, Duration.ofMinutes(10));
        List.of(at(0, FAR), at(10, Tracks.INSIDE), at(30, Tracks.INSIDE)).forEach(fix -> hear(timeline, fix));
        List<Change> changes = hear(timeline, at(20, Tracks.INSIDE));
        assertThat(timeline.qualities().values()).containsOnly(Quality.GOOD);
        assertThat(timeline.track().newest()).isEqualTo(at(30, Tracks.INSIDE));
        assertThat(changes)
                .filteredOn(Change.Requalified.class::isInstance)
                .containsExactly(requalified(10, Quality.GOOD), requalified(30, Quality.GOOD));
    }

    @Test
    void olderThanTheNewestAcceptedIsLate() {
        Track track = fold(Track.start(Tracks.VEHICLE), List.of(at(10, FAR))).track();
        assertThat(tracker.step(track, at(9, FAR), Tracks.START).quality()).isEqualTo(Quality.LATE);
    }

    @Test
    void ofOneTimeTheSmallerDigestIsJudged() {
        Track track =
                fold(Track.start(Tracks.VEHICLE), List.of(digest(10, FAR, 5))).track();
        assertThat(tracker.step(track, digest(10, FAR, 6), Tracks.START).quality())
                .isEqualTo(Quality.DUPLICATE);
        assertThat(tracker.step(track, digest(10, FAR, 5), Tracks.START).quality())
                .isEqualTo(Quality.DUPLICATE);
        assertThat(tracker.step(track, digest(10, FAR, 4), Tracks.START).quality())
                .isEqualTo(Quality.LATE);
    }

    @Test
    void theSameHoldsAmongThoseThatWait() {
        Timeline timeline = new Timeline(Tracks.VEHICLE, tracker, Duration.ofMinutes(10));
        hear(timeline, at(0, FAR));
        hear(timeline, digest(10, Tracks.INSIDE, 5));
        assertThat(tracker.step(timeline.track(), digest(10, Tracks.INSIDE, 6), Tracks.START)
                        .quality())
                .isEqualTo(Quality.DUPLICATE);
        assertThat(hear(timeline, digest(10, FAR, 4)))
                .containsExactly(
                        new Change.Requalified(Tracks.START.plusSeconds(10), new Digest(0, 5), Quality.DUPLICATE));
        assertThat(timeline.track().newest()).isEqualTo(digest(10, FAR, 4));
    }

    private static List<Change> hear(Timeline timeline, Fix fix) {
        return timeline.hear(fix, fix.time());
    }

    private Step fold(Track track, List<Fix> fixes) {
        return Tracks.fold(tracker, track, fixes);
    }

    private static Fix at(long second, Position position) {
        return Tracks.fix(second, position, 30);
    }

    private static Fix digest(long second, Position position, long digest) {
        return new Fix(Tracks.START.plusSeconds(second), position, 30, 0, 0, 0, 0b11, new Digest(0, digest));
    }

    private static Change requalified(long second, Quality quality) {
        return new Change.Requalified(
                Tracks.START.plusSeconds(second), at(second, Tracks.INSIDE).digest(), quality);
    }
}
