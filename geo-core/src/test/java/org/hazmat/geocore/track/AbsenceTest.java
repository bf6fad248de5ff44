package org.hazmat.geocore.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.rule.GoneSilent;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Holidays;
import org.junit.jupiter.api.Test;

/**
 * A vehicle on its way to a zone that is not heard, by the receive clock (rules.md 27). It goes east, 860 m west of Z. Seen to fail where
 * nobody is told that a short gap was none.
 */
class AbsenceTest {
    private static final Position WEST = new Position(117_630_000, 39_020_000);

    private final Tracker tracker = new Tracker(
            Tolerances.DEFAULT,
            Rulebook.of(
                    List.of(Tracks.version("Z", 1, Tracks.zone("Z"), Instant.EPOCH)),
                    List.of(Tracks.rule(new GoneSilent(Tracks.terms("SILENT"), List.of("Z"), 300, 5))),
                    List.of(),
                    Holidays.NONE),
            Register.EMPTY);
    private final Track heading = Tracks.fold(tracker, Track.start(Tracks.VEHICLE), List.of(east(0), east(10)))
            .track();

    @Test
    void opensWhenTheLimitIsOver() {
        assertThat(tracker.silenceLimit(heading)).contains(Duration.ofSeconds(300));
        assertThat(tracker.silence(heading, Duration.ofSeconds(299)).changes()).isEmpty();
        Step step = tracker.silence(heading, Duration.ofSeconds(300));
        assertThat(step.changes()).singleElement().isInstanceOfSatisfying(Change.Opened.class, opened -> {
            Violation silent = opened.violation();
            assertThat(silent.kind()).isEqualTo("silence");
            assertThat(silent.start()).isEqualTo(Tracks.START.plusSeconds(10));
            assertThat(silent.confirmedAt()).isEqualTo(Tracks.START.plusSeconds(310));
            assertThat(silent.end()).isEqualTo(Tracks.START.plusSeconds(10));
            assertThat(silent.open()).isTrue();
        });
        assertThat(step.track().open()).hasSize(1);
        assertThat(TrackCodec.read(TrackCodec.write(step.track()))).isEqualTo(step.track());
        assertThat(step.track().plain()).isEqualTo(heading.plain());
        assertThat(tracker.silenceLimit(step.track())).isEmpty();
        assertThat(tracker.silence(step.track(), Duration.ofHours(9)).changes()).isEmpty();
    }

    @Test
    void theNextFixClosesWhatItShows() {
        Track silent = tracker.silence(heading, Duration.ofSeconds(400)).track();
        Step live = tracker.step(silent, east(311), Tracks.START.plusSeconds(500));
        Violation closed = ((Change.Closed) live.changes().getFirst()).violation();
        assertThat(live.changes()).hasSize(1);
        assertThat(closed.closedAt()).isEqualTo(Tracks.START.plusSeconds(311));
        assertThat(closed.closeReason()).isEqualTo(CloseReason.EXIT);
        Step fromTheFixesAlone = tracker.step(heading, east(311), Tracks.START.plusSeconds(500));
        assertThat(fromTheFixesAlone.changes()).hasSize(2).last().isEqualTo(new Change.Closed(closed));
        assertThat(live.track()).isEqualTo(fromTheFixesAlone.track());
    }

    /** The terminal had no network, and its clock says that it was heard all the time. */
    @Test
    void aShortGapAfterAllSupersedesIt() {
        Track silent = tracker.silence(heading, Duration.ofSeconds(400)).track();
        Step step = tracker.step(silent, east(20), Tracks.START.plusSeconds(500));
        assertThat(step.changes()).singleElement().isInstanceOfSatisfying(Change.Superseded.class, gone -> {
            assertThat(gone.violation().revision()).isEqualTo(2);
            assertThat(gone.by()).isNull();
        });
        assertThat(step.track())
                .isEqualTo(tracker.step(heading, east(20), Tracks.START).track());
    }

    private static Fix east(int second) {
        return Tracks.fix(second, WEST, 36);
    }
}
