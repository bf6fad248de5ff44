package org.hazmat.geocore.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a zone keeps of its past, and for how long. One vehicle may be there. */
class CrowdsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration KEPT = Duration.ofDays(3);
    private static final VehicleId ONE = VehicleId.parse("津A10001");
    private static final VehicleId TWO = VehicleId.parse("津A10002");

    private final Crowds crowds = new Crowds(KEPT);
    private final List<Violation> forgotten = new ArrayList<>();
    private final List<Violation> records = new ArrayList<>();

    /** Each day both are there from 2:00 to 3:00. On the tenth day days 7 to 10 are kept: six pairs of stays are not. */
    @Test
    void whatIsOlderThanAnythingThatMayChangeIsForgotten() {
        for (int day = 1; day <= 10; day++) {
            both(day);
        }
        assertThat(forgotten).hasSize(2 * 6).allMatch(stay -> stay.start().isBefore(day(7)));
        assertThat(records).hasSize(6);
        assertThat(crowds.records())
                .hasSize(4)
                .allMatch(found -> !found.violation().open());
    }

    /** The first stays for ten days: while it is there, what it is part of can still change, and all of that is kept. */
    @Test
    void whatAnOpenRecordRestsOnIsKept() {
        take(new Change.Opened(stay(ONE, day(1), null)), day(1));
        take(new Change.Opened(stay(TWO, day(1).plusSeconds(600), null)), day(1).plusSeconds(600));
        for (int day = 2; day <= 10; day++) {
            take(new Change.Extended(stay(ONE, day(1), null).extended(day(day), 0)), day(day));
            take(new Change.Extended(stay(TWO, day(1).plusSeconds(600), null).extended(day(day), 0)), day(day));
            VehicleId other = VehicleId.parse("津A2000" + day);
            take(new Change.Closed(stay(other, day(day), day(day).plusSeconds(60))), day(day).plusSeconds(90));
        }
        assertThat(forgotten).isEmpty();
        Instant left = day(10).plusSeconds(3600);
        List<Change> told = take(new Change.Closed(stay(ONE, day(1), left)), left);
        assertThat(told).singleElement().isInstanceOfSatisfying(Change.Closed.class, closed -> {
            assertThat(closed.violation().vehicle()).isEqualTo(TWO);
            assertThat(closed.violation().start()).isEqualTo(day(1).plusSeconds(600));
            assertThat(closed.violation().end()).isEqualTo(left);
            assertThat(closed.violation().revision()).isEqualTo(1);
            assertThat(closed.violation().late()).isFalse();
        });
    }

    /**
     * The first is heard of at 2:20 and then for years not at all, the second leaves at 2:30, and another comes years later. When it
     * becomes known that the first was there no longer than that, there were too many until 2:20, and not with the other. Seen to fail
     * when what is kept hangs on the newest fix alone.
     */
    @Test
    void whatSomebodySilentWasPartOfIsKept() {
        Instant second = day(1).plusSeconds(600);
        Instant lastHeard = day(1).plusSeconds(1200);
        take(new Change.Opened(stay(ONE, day(1), null)), day(1));
        take(new Change.Opened(stay(TWO, second, null)), second);
        take(new Change.Extended(stay(ONE, day(1), null).extended(lastHeard, 0)), lastHeard);
        Instant left = day(1).plusSeconds(1800);
        take(new Change.Closed(stay(TWO, second, left)), left);
        VehicleId other = VehicleId.parse("津A20001");
        take(new Change.Closed(stay(other, day(700), day(700).plusSeconds(60))), day(700).plusSeconds(90));
        List<Change> told = take(new Change.Closed(stay(ONE, day(1), lastHeard)), day(701));
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).isInstanceOfSatisfying(Change.Updated.class, updated -> {
            assertThat(updated.violation().vehicle()).isEqualTo(TWO);
            assertThat(updated.violation().end()).isEqualTo(lastHeard);
        });
        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        Change.Superseded.class,
                        gone -> assertThat(gone.violation().vehicle()).isEqualTo(other));
    }

    /** A server that starts again goes on with the stays and records that it had. */
    @Test
    void whatIsRememberedGoesOn() {
        take(new Change.Opened(stay(ONE, day(1), null)), day(1));
        take(new Change.Opened(stay(TWO, day(1).plusSeconds(600), null)), day(1).plusSeconds(600));
        Past.Found known = crowds.records().iterator().next();
        Crowds again = new Crowds(KEPT);
        again.remember(stay(ONE, day(1), null));
        again.remember(stay(TWO, day(1).plusSeconds(600), null));
        again.remember(known);
        List<Change> told = again.take(
                List.of(new Change.Closed(stay(TWO, day(1).plusSeconds(600), day(1).plusSeconds(900)))),
                day(1).plusSeconds(960));
        assertThat(told)
                .containsExactly(new Change.Closed(known.violation()
                        .extended(day(1).plusSeconds(900), 0)
                        .closed(day(1).plusSeconds(960), CloseReason.EXIT)));
    }

    private void both(int day) {
        Instant from = day(day);
        for (VehicleId vehicle : List.of(ONE, TWO)) {
            take(new Change.Opened(stay(vehicle, from, null)), from.plusSeconds(60));
        }
        for (VehicleId vehicle : List.of(ONE, TWO)) {
            take(new Change.Closed(stay(vehicle, from, from.plusSeconds(3600))), from.plusSeconds(3660));
        }
    }

    private List<Change> take(Change change, Instant by) {
        List<Change> told = crowds.take(List.of(change), by);
        Crowds.Forgotten old = crowds.trim(change.violationOrNull());
        forgotten.addAll(old.stays());
        records.addAll(old.records());
        return told;
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day)).plus(Duration.ofHours(2));
    }

    private static Violation stay(VehicleId vehicle, Instant start, @Nullable Instant end) {
        Violation open = new Violation(
                Violation.id(vehicle, "FULL", 1, "LOT", start),
                vehicle,
                "FULL",
                Violation.STAY,
                "LOT",
                start,
                new Position(117_650_000, 39_020_000),
                start.plusSeconds(60),
                start.plusSeconds(60),
                null,
                null,
                null,
                null,
                1,
                false,
                1,
                List.of(),
                1,
                1,
                "",
                "major",
                "transport",
                "emergency",
                null);
        return end == null ? open : open.extended(end, 0).closed(end.plusSeconds(60), CloseReason.EXIT);
    }
}
