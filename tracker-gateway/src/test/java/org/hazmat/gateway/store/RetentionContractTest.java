package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Findings.Filter;
import org.hazmat.web.read.Page;
import org.junit.jupiter.api.Test;

/** Positions are kept for 184 days, violations for 1096; both count from the store's clock, which stands at noon here. */
@EachStore
class RetentionContractTest {
    private static final Page.Ask ALL = new Page.Ask(1000, null);
    private static final Filter ANY = new Filter(null, null, null, null, null, false, null, null, null);
    private static final Instant NOON = StoreKind.NOON;
    private static final Duration DAY = Duration.ofDays(1);

    private final StoreKind kind;
    private final Store store;
    private final MemoryLog log = new MemoryLog();

    RetentionContractTest(StoreKind kind) {
        this.kind = kind;
        store = kind.empty();
    }

    /** Days go as a whole where they are tables, so the youngest that is sure to be gone is 186 days old. */
    @Test
    void positionsGoWhenTheyWereKeptLongEnough() {
        for (int day : new int[] {400, 186, 183, 1}) {
            report(Samples.TANKER, ago(day), ago(day));
            report(Samples.OTHER, ago(day), ago(day));
        }
        drainUntil(
                () -> track(Samples.TANKER).size() == 2 && track(Samples.OTHER).size() == 2);
        assertThat(track(Samples.TANKER)).containsExactly(ago(183), ago(1));
        assertThat(track(Samples.OTHER)).containsExactly(ago(183), ago(1));
    }

    @Test
    void whatIsDatedWronglyGoesByItsReceipt() {
        report(Samples.TANKER, Instant.parse("2000-01-01T00:00:00Z"), ago(200));
        report(Samples.TANKER, Instant.parse("2099-01-01T00:00:00Z"), ago(200));
        report(Samples.TANKER, Instant.parse("2098-01-01T00:00:00Z"), ago(100));
        drainUntil(() -> track(Samples.TANKER).size() == 1);
        assertThat(track(Samples.TANKER)).containsExactly(Instant.parse("2098-01-01T00:00:00Z"));
    }

    /**
     * From 28 hours before (fatigue: four at the wheel, explained from 24 hours before them on) to 90 minutes after (a signal that is lost
     * closes after 65 minutes, and evidence shows ten more).
     */
    @Test
    void whatBelongsToAViolationStaysAsLongAsThat() {
        Instant start = ago(300);
        Violation violation = Samples.violation(
                Samples.id(1), Samples.TANKER, start, start.plusSeconds(60), start.plusSeconds(90), 2);
        log.silence(Samples.TANKER, new Change.Closed(violation));
        for (int seconds : new int[] {-100_801, -100_800, 0, 5_460, 5_461}) {
            report(Samples.TANKER, start.plusSeconds(seconds), ago(300));
            report(Samples.OTHER, start.plusSeconds(seconds), ago(300));
        }
        drainUntil(() -> track(Samples.OTHER).isEmpty() && track(Samples.TANKER).size() <= 3);
        assertThat(track(Samples.TANKER)).containsExactly(start.minusSeconds(100_800), start, start.plusSeconds(5_460));

        kind.setClock(NOON.plus(Duration.ofDays(800)));
        drainUntil(() -> track(Samples.TANKER).isEmpty());
        assertThat(store.findings().violations(ANY, ALL).items()).isEmpty();
    }

    /** What a copy is made of stays until it is made. Seen to fail when a held drainer deletes. */
    @Test
    void nothingIsDeletedWhileNothingMayBeForgotten() throws IOException {
        report(Samples.TANKER, ago(300), ago(300));
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.whileNothingIsForgotten(() -> {
                drainer.start();
                await().until(() -> drainer.lag() == 0);
                await().during(Duration.ofSeconds(2))
                        .until(() -> track(Samples.TANKER).size() == 1);
            });
            await().until(() -> track(Samples.TANKER).isEmpty());
        }
    }

    @Test
    void violationsAndObservationsGoAfterThreeYearsAndOpenOnesStay() {
        log.silence(Samples.TANKER, new Change.Opened(Samples.open(Samples.id(0), Samples.TANKER, ago(2000))));
        for (int day : new int[] {1_097, 1_095}) {
            Instant end = ago(day);
            log.silence(
                    Samples.TANKER,
                    new Change.Closed(Samples.violation(Samples.id(day), Samples.TANKER, end.minus(DAY), end, end, 2)),
                    new Change.Observed(new Observation.Touch(Samples.TANKER, "r-1", "z-1", end)));
        }
        drainUntil(() -> store.findings().violations(ANY, ALL).items().size() == 2);
        assertThat(store.findings().violations(ANY, ALL).items())
                .extracting(found -> found.violation().id())
                .containsExactlyInAnyOrder(Samples.id(0), Samples.id(1095));
        drainUntil(() -> store.findings().observations(ANY, ALL).items().size() == 1);
    }

    @Test
    void moreThanASliceGoesInSeveral() {
        for (int i = 0; i < 2 * Forgetting.SLICE + 10; i++) {
            log.judged(Samples.TANKER, Samples.fix(ago(300).plusSeconds(i), new Digest(i, 1)), ago(300), Quality.GOOD);
        }
        drainUntil(() -> track(Samples.TANKER).isEmpty());
    }

    @Test
    void lessThanTheLawAsksForIsRefused() {
        assertThatThrownBy(() -> new Kept(Duration.ofDays(183), Duration.ofDays(1_096)))
                .hasMessage("the law has positions kept for 184 days at least, not 183");
        assertThatThrownBy(() -> new Kept(Duration.ofDays(184), Duration.ofDays(1_095)))
                .hasMessage("the law has violations kept for 1096 days at least, not 1095");
    }

    private void report(VehicleId vehicle, Instant fixTime, Instant receivedAt) {
        log.judged(vehicle, Samples.fix(fixTime, new Digest(log.newest(), 1)), receivedAt, Quality.LATE);
    }

    private void drainUntil(Callable<Boolean> done) {
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> drainer.lag() == 0 && done.call());
        }
    }

    private List<Instant> track(VehicleId vehicle) {
        return store.tracks().track(vehicle, null, null, true, ALL).items().stream()
                .map(point -> point.fix().time())
                .toList();
    }

    private static Instant ago(int days) {
        return NOON.minus(Duration.ofDays(days));
    }
}
