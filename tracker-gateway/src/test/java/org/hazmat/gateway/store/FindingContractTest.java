package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Findings.Filter;
import org.hazmat.web.read.Page;
import org.junit.jupiter.api.Test;

@EachStore
class FindingContractTest {
    private static final Page.Ask ALL = new Page.Ask(1000, null);
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");

    private final Store store;
    private final MemoryLog log = new MemoryLog();
    private long taken;

    FindingContractTest(StoreKind kind) {
        store = kind.empty();
    }

    @Test
    void aViolationGrowsAndClosesAndComesBackAsItWasWritten() {
        Violation open = Samples.open(Samples.id(1), Samples.TANKER, T);
        Violation grown = Samples.violation(Samples.id(1), Samples.TANKER, T, T.plusSeconds(90), null, 1);
        Violation closed = Samples.closed(open, T.plusSeconds(120), 1);
        write(new Change.Opened(open));
        assertThat(store.findings().findViolation(Samples.id(1))).contains(open);
        assertThat(store.openViolations()).isEqualTo(Map.of(Samples.TANKER, 1));
        write(new Change.Extended(grown));
        assertThat(store.findings().findViolation(Samples.id(1))).contains(grown);
        write(new Change.Closed(closed));
        assertThat(store.findings().findViolation(Samples.id(1))).contains(closed);
        assertThat(store.openViolations()).isEmpty();
        assertThat(store.findings().findViolation(Samples.id(2))).isEmpty();
        for (String no : List.of(
                "", "v-1", Samples.id(1) + "0", "g".repeat(32), Samples.id(10).toUpperCase(Locale.ROOT))) {
            assertThat(store.findings().findViolation(no)).as(no).isEmpty();
        }
    }

    @Test
    void aViolationNeverGoesBackToAnEarlierForm() {
        Violation open = Samples.open(Samples.id(1), Samples.TANKER, T);
        Violation closed = Samples.closed(open, T.plusSeconds(60), 1);
        Violation revived = Samples.violation(Samples.id(1), Samples.TANKER, T, T.plusSeconds(300), null, 2);
        write(new Change.Opened(open));
        write(new Change.Closed(closed));
        // The same journal again, by another owner: an open form does not undo a closed one of its revision.
        write(new Change.Extended(open));
        assertThat(store.findings().findViolation(Samples.id(1))).contains(closed);
        write(new Change.Updated(revived));
        assertThat(store.findings().findViolation(Samples.id(1))).contains(revived);
        write(new Change.Closed(closed));
        assertThat(store.findings().findViolation(Samples.id(1))).contains(revived);
        // In one batch as well.
        Violation last = Samples.closed(open, T.plusSeconds(400), 3);
        write(new Change.Closed(last), new Change.Extended(revived), new Change.Opened(open));
        assertThat(store.findings().findViolation(Samples.id(1))).contains(last);
    }

    @Test
    void violationsAreFilteredByEverythingThatTheFilterNames() {
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "1", "甲"), "admin");
        store.vehicles().put(Samples.vehicle(Samples.OTHER, "2", "乙"), "admin");
        Violation first = Samples.open(Samples.id(1), Samples.TANKER, T);
        Violation second =
                Samples.closed(Samples.open(Samples.id(2), Samples.OTHER, T.plusSeconds(10)), T.plusSeconds(60), 1);
        write(new Change.Opened(first), new Change.Closed(second));

        assertThat(violations(new Filter(null, null, null, null, null, false, null, null, null)))
                .containsExactly(second, first);
        assertThat(violations(new Filter(Samples.TANKER, null, null, null, null, false, null, null, null)))
                .containsExactly(first);
        assertThat(violations(new Filter(null, "r-1", "z-1", "no-entry", null, false, null, null, null)))
                .hasSize(2);
        assertThat(violations(new Filter(null, "r-2", null, null, null, false, null, null, null)))
                .isEmpty();
        assertThat(violations(new Filter(null, null, "z-2", null, null, false, null, null, null)))
                .isEmpty();
        assertThat(violations(new Filter(null, null, null, "dwell", null, false, null, null, null)))
                .isEmpty();
        assertThat(violations(new Filter(null, null, null, null, true, false, null, null, null)))
                .containsExactly(first);
        assertThat(violations(new Filter(null, null, null, null, false, false, null, null, null)))
                .containsExactly(second);
        assertThat(violations(new Filter(null, null, null, null, null, false, T.plusSeconds(10), null, null)))
                .containsExactly(second);
        assertThat(violations(new Filter(null, null, null, null, null, false, T, T.plusSeconds(10), null)))
                .containsExactly(first);
        assertThat(violations(new Filter(null, null, null, null, null, false, null, null, "甲")))
                .containsExactly(first);
        assertThat(violations(new Filter(Samples.OTHER, null, null, null, null, false, null, null, "甲")))
                .isEmpty();
    }

    @Test
    void theOperatorIsThatOfTheRegisterNow() {
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "1", "甲"), "admin");
        Violation violation = Samples.open(Samples.id(1), Samples.TANKER, T);
        write(new Change.Opened(violation));
        store.vehicles().put(Samples.vehicle(Samples.TANKER, "1", "乙"), "admin");
        assertThat(violations(new Filter(null, null, null, null, null, false, null, null, "甲")))
                .isEmpty();
        assertThat(violations(new Filter(null, null, null, null, null, false, null, null, "乙")))
                .containsExactly(violation);
    }

    @Test
    void pagesOfViolationsHaveNoHolesAndNoRepeatsWhileOthersOpen() {
        for (int i = 0; i < 20; i++) {
            write(new Change.Opened(Samples.open(Samples.id(i), Samples.TANKER, T.plusSeconds(i / 3))));
        }
        Filter any = new Filter(null, null, null, null, null, false, null, null, null);
        List<Violation> before = violations(any);
        List<Violation> paged = new ArrayList<>();
        String cursor = null;
        do {
            Page<Past.Found> page = store.findings().violations(any, new Page.Ask(3, cursor));
            page.items().forEach(found -> paged.add(found.violation()));
            cursor = page.next();
            write(new Change.Opened(Samples.open(Samples.id(1000 + paged.size()), Samples.TANKER, T.plusSeconds(100))));
        } while (cursor != null);
        assertThat(before).hasSize(20).isSortedAccordingTo((a, b) -> {
            int byStart = b.start().compareTo(a.start());
            return byStart != 0 ? byStart : b.id().compareTo(a.id());
        });
        assertThat(paged).isEqualTo(before);
    }

    @Test
    void whatIsSupersededIsKeptAndListedOnlyWhenAskedFor() {
        Filter listed = new Filter(null, null, null, null, null, false, null, null, null);
        Filter all = new Filter(null, null, null, null, null, true, null, null, null);
        Violation gone = Samples.open(Samples.id(1), Samples.TANKER, T);
        Violation stays = Samples.open(Samples.id(2), Samples.TANKER, T.plusSeconds(5));
        write(new Change.Opened(gone), new Change.Opened(stays));
        Violation superseded = gone.published(true, 2, List.of());
        write(new Change.Superseded(superseded, Samples.id(2)));
        assertThat(violations(listed)).containsExactly(stays);
        assertThat(store.openViolations()).isEqualTo(Map.of(Samples.TANKER, 1));
        assertThat(store.findings().violations(all, ALL).items())
                .containsExactly(new Past.Found(stays, false), new Past.Found(superseded, true));
        assertThat(store.findings().findViolation(Samples.id(1))).contains(superseded);
        // It comes out again, in one batch with what went before it.
        Violation again = gone.published(true, 3, List.of());
        write(new Change.Superseded(superseded, null), new Change.Opened(again));
        assertThat(violations(listed)).containsExactly(stays, again);
    }

    @Test
    void aWithdrawnObservationIsNoLongerListed() {
        Filter any = new Filter(null, null, null, null, null, false, null, null, null);
        Observation touch = new Observation.Touch(Samples.TANKER, "r-1", "z-1", T);
        Observation other = new Observation.Touch(Samples.TANKER, "r-1", "z-1", T.plusSeconds(60));
        write(new Change.Observed(touch), new Change.Observed(other));
        write(new Change.Withdrawn(touch));
        assertThat(observations(any)).containsExactly(other);
        write(
                new Change.Observed(touch),
                new Change.Withdrawn(touch),
                new Change.Withdrawn(other),
                new Change.Observed(other));
        assertThat(observations(any)).containsExactly(other);
        write(new Change.Observed(touch));
        assertThat(observations(any)).containsExactly(other, touch);
    }

    @Test
    void observationsAreKeptOnceAndFilteredByTheirType() {
        Observation touch = new Observation.Touch(Samples.TANKER, "r-1", "z-1", T);
        Observation crossing =
                new Observation.InferredCrossing(Samples.TANKER, "r-1", "z-2", T.plusSeconds(10), T.plusSeconds(20));
        Observation gap =
                new Observation.OfflineDisplacement(Samples.OTHER, T.plusSeconds(20), T.plusSeconds(900), 2_345);
        write(new Change.Observed(touch), new Change.Observed(crossing), new Change.Observed(gap));
        write(new Change.Observed(touch), new Change.Observed(crossing), new Change.Observed(gap));
        assertThat(observations(new Filter(null, null, null, null, null, false, null, null, null)))
                .containsExactly(gap, crossing, touch);
        assertThat(observations(new Filter(null, null, null, "touch", null, false, null, null, null)))
                .containsExactly(touch);
        assertThat(observations(new Filter(null, "r-1", "z-2", null, null, false, null, null, null)))
                .containsExactly(crossing);
        assertThat(observations(
                        new Filter(Samples.OTHER, null, null, null, null, false, T.plusSeconds(20), null, null)))
                .containsExactly(gap);
        assertThat(observations(new Filter(null, null, null, null, true, false, null, null, null)))
                .isEmpty();
    }

    private List<Violation> violations(Filter filter) {
        return store.findings().violations(filter, ALL).items().stream()
                .map(Past.Found::violation)
                .toList();
    }

    private List<Observation> observations(Filter filter) {
        return store.findings().observations(filter, ALL).items();
    }

    private void write(Change... changes) {
        log.judged(Samples.TANKER, Samples.fix(T.plusSeconds(taken)), T, Quality.GOOD, changes);
        try (Connection connection = store.database().borrow()) {
            new Takeover(store.database(), (FindingTable) store.findings(), "local")
                    .apply(connection, taken, log.after(taken, 100));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        taken = log.newest();
    }
}
