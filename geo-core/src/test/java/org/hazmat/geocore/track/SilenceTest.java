package org.hazmat.geocore.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.junit.jupiter.api.Test;

/** Silence on the receive clock closes until the next fix shows what the terminal's clock says (rules.md 7). */
class SilenceTest {
    private static final Position INSIDE = Tracks.INSIDE;

    private final Tracker tracker = Tracks.tracker();
    private final Track driving = Tracks.fold(
                    tracker,
                    Track.start(Tracks.VEHICLE),
                    List.of(Tracks.fix(0, INSIDE, 30), Tracks.fix(10, INSIDE, 30)))
            .track();

    @Test
    void nothingIsDueWithoutAnOpenViolation() {
        Track quiet = Tracks.fold(tracker, Track.start(Tracks.VEHICLE), List.of(Tracks.fix(0, INSIDE, 30)))
                .track();
        assertThat(tracker.silenceLimit(quiet)).isEmpty();
        assertThat(tracker.silenceLimit(Track.start(Tracks.VEHICLE))).isEmpty();
    }

    @Test
    void closesAtLastFixAndTheLimit() {
        assertThat(tracker.silenceLimit(driving)).contains(Duration.ofSeconds(300));
        assertThat(tracker.silence(driving, Duration.ofSeconds(299)).changes()).isEmpty();
        Step step = tracker.silence(driving, Duration.ofSeconds(300));
        Violation closed = closed(step);
        assertThat(closed.closedAt()).isEqualTo(Tracks.START.plusSeconds(310));
        assertThat(closed.closeReason()).isEqualTo(CloseReason.SIGNAL_LOST);
        assertThat(closed.revision()).isEqualTo(1);
        assertThat(step.track().open()).isEmpty();
        assertThat(tracker.silenceLimit(step.track())).isEmpty();
        assertThat(tracker.silence(step.track(), Duration.ofHours(9)).changes()).isEmpty();
    }

    @Test
    void aShortGapAfterAllRevivesTheRecord() {
        Track hushed = tracker.silence(driving, Duration.ofSeconds(400)).track();
        Step step = Tracks.fold(tracker, hushed, List.of(Tracks.fix(20, INSIDE, 30)));
        assertThat(step.changes()).hasSize(2);
        assertThat(step.changes().getFirst()).isInstanceOfSatisfying(Change.Updated.class, updated -> {
            assertThat(updated.violation().open()).isTrue();
            assertThat(updated.violation().closeReason()).isNull();
            assertThat(updated.violation().revision()).isEqualTo(2);
            assertThat(updated.violation().end()).isEqualTo(Tracks.START.plusSeconds(10));
        });
        assertThat(step.changes().getLast()).isInstanceOfSatisfying(Change.Extended.class, extended -> {
            assertThat(extended.violation().revision()).isEqualTo(2);
            assertThat(extended.violation().end()).isEqualTo(Tracks.START.plusSeconds(20));
        });
        assertThat(step.track().open()).hasSize(1);
    }

    @Test
    void aRealSilenceIsNotToldTwice() {
        Track hushed = tracker.silence(driving, Duration.ofSeconds(400)).track();
        Step step = Tracks.fold(tracker, hushed, List.of(Tracks.fix(311, INSIDE, 30)));
        assertThat(step.changes()).isEmpty();
        assertThat(step.track().open()).isEmpty();
    }

    @Test
    void aParkedVehicleIsAwaitedLonger() {
        Track parked = Tracks.fold(
                        tracker,
                        Track.start(Tracks.VEHICLE),
                        List.of(Tracks.fix(0, Tracks.OUTSIDE, 0), Tracks.fix(601, Tracks.OUTSIDE, 0)))
                .track();
        assertThat(tracker.silenceLimit(parked)).contains(Duration.ofSeconds(3900));
        assertThat(tracker.silence(parked, Duration.ofSeconds(3899)).changes()).isEmpty();
        assertThat(closed(tracker.silence(parked, Duration.ofSeconds(3900))).closedAt())
                .isEqualTo(Tracks.START.plusSeconds(601 + 3900));
    }

    private static Violation closed(Step step) {
        assertThat(step.changes()).hasSize(1).first().isInstanceOf(Change.Closed.class);
        return ((Change.Closed) step.changes().getFirst()).violation();
    }
}
