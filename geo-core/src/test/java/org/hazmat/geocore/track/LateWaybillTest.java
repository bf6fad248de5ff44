package org.hazmat.geocore.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.WaybillWithoutTrack;
import org.hazmat.geocore.zone.Holidays;
import org.junit.jupiter.api.Test;

/**
 * A record that is dated from a waybill begins long before the fix that shows it. Seen to fail, opening what is open and leaving what is
 * gone, when a refold knows only the records that began after its first fix.
 */
class LateWaybillTest {
    private static final Rulebook RULEBOOK = Rulebook.of(
            List.of(), List.of(Tracks.rule(new WaybillWithoutTrack(Tracks.terms("UNUSED")))), List.of(), Holidays.NONE);
    private static final Waybill WAYBILL = waybill(Tracks.START.plusSeconds(7_200));

    private final List<Change> changes = new ArrayList<>();
    private final Timeline timeline = new Timeline(Tracks.VEHICLE, tracker(WAYBILL), Duration.ofMinutes(10));

    @Test
    void whatALateFixDoesNotChangeIsNotOpenedAgain() {
        standing();
        assertThat(timeline.records()).hasSize(1);
        changes.addAll(timeline.hear(fix(7_100), fix(7_100).time()));
        assertThat(changes.stream().filter(Change.Opened.class::isInstance)).hasSize(1);
        assertThat(timeline.records())
                .singleElement()
                .satisfies(found -> assertThat(found.violation().revision()).isEqualTo(1));
    }

    @Test
    void aWaybillThatIsPutOffTakesItsRecordBack() {
        standing();
        changes.addAll(timeline.judgeBy(tracker(waybill(Tracks.START.plusSeconds(20_000))), WAYBILL.end()));
        assertThat(timeline.records())
                .singleElement()
                .extracting(Past.Found::superseded)
                .isEqualTo(true);
    }

    /** A fix each quarter of an hour, for three hours, in one place; the first ones half an hour before the waybill ends. */
    private void standing() {
        for (int second = 0; second <= 10_800; second += 900) {
            changes.addAll(timeline.hear(fix(second), fix(second).time()));
        }
    }

    private static Fix fix(int second) {
        return Tracks.fix(second, Tracks.OUTSIDE, 0);
    }

    private static Tracker tracker(Waybill waybill) {
        return new Tracker(Tolerances.DEFAULT, RULEBOOK, Register.of(List.of(), List.of(waybill)));
    }

    private static Waybill waybill(Instant end) {
        return new Waybill("W", Tracks.VEHICLE, null, CargoState.LOADED, null, null, null, Tracks.START, end);
    }
}
