package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.json.FeedEventJson;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Late reports through journal and lanes: what is found is what would have been found in order (rules.md 15). */
class LateDataTest {
    private static final VehicleId TANKER = Site.vehicle(1);
    private static final int VEHICLES = 12;
    private static final int MINUTES = 120;

    @TempDir
    Path folder;

    /**
     * Seen to fail when a late report goes back to a checkpoint after it, and when what an outcome supersedes is not written.
     */
    @Test
    void anyArrivalAndTwoRestartsGiveWhatTheOrderGives() {
        Random random = new Random(20);
        List<Arrival> arrivals = new ArrayList<>();
        for (int number = 0; number < VEHICLES; number++) {
            arrivals.addAll(shuffled(Site.vehicle(number), random));
        }
        Collections.shuffle(arrivals, random);
        int third = arrivals.size() / 3;
        for (int from = 0; from < arrivals.size(); from += third) {
            List<Arrival> some = arrivals.subList(from, Math.min(arrivals.size(), from + third));
            try (Site site = site()) {
                some.stream().map(site::sending).toList().forEach(Site::await);
            }
        }
        try (Site site = site()) {
            Map<String, Violation> records = new TreeMap<>();
            site.outcomes().forEach(entry -> apply(((OutcomeLog.Judged) entry).changes(), records));
            assertThat(plain(records)).isEqualTo(plain(inOrder()));
            assertThat(records.values()).anyMatch(Violation::late).anyMatch(violation -> violation.revision() > 1);
            assertFeedTellsTheSame(site, records);
        }
    }

    /** By hand: inside at 0 to 3 min, outside at 4 to 7; without minutes 1 and 2 the stay is two touches. */
    @Test
    void aBatchFoldsOnceAndIsOneOutcome() {
        try (Site site = site()) {
            for (int minute : new int[] {0, 3, 4, 5, 6}) {
                site.send(Commuter.arrival(TANKER, minute, () -> {}));
            }
            await().until(() -> site.journal.outcomeLog().newest() == 5);
            assertThat(site.journal.feed().newest()).isEqualTo(2);
            site.send(new Arrival(
                    TANKER,
                    "1",
                    new byte[60],
                    Commuter.fix(7).time(),
                    List.of(Commuter.fix(2), Commuter.fix(1)),
                    () -> {}));
            await().until(() -> site.journal.outcomeLog().newest() == 7);
            List<OutcomeLog.Judged> last = site.outcomes().subList(5, 7).stream()
                    .map(OutcomeLog.Judged.class::cast)
                    .toList();
            assertThat(last).extracting(OutcomeLog.Judged::quality).containsOnly(Quality.GOOD);
            assertThat(last.getFirst().changes()).isEmpty();
            assertThat(last.getLast().changes())
                    .singleElement()
                    .isInstanceOfSatisfying(Change.Updated.class, updated -> {
                        assertThat(updated.violation().late()).isTrue();
                        assertThat(updated.violation().revision()).isEqualTo(2);
                        assertThat(updated.violation().confirmedAt())
                                .isEqualTo(Commuter.fix(1).time());
                        assertThat(updated.violation().end())
                                .isEqualTo(Commuter.fix(3).time());
                    });
        }
    }

    /** A day of fixes is kept here: a report that is two days older than the newest stays late, and says so. */
    @Test
    void whatIsOlderThanTheHistoryStaysLate() {
        try (Site site = Site.open(
                folder, settings -> settings.withHistory(Duration.ofDays(1)), Judge.of(Commuter.tracker()), 2)) {
            int days = 4;
            IntStream.range(0, days * 24)
                    .map(hour -> hour * 60 + 4)
                    .forEach(minute -> site.send(Commuter.arrival(TANKER, minute, () -> {})));
            site.send(Commuter.arrival(TANKER, 24 * 60 + 5, () -> {}));
            site.send(Commuter.arrival(TANKER, (days - 1) * 24 * 60 + 5, () -> {}));
            await().until(() -> site.journal.outcomeLog().newest() == days * 24 + 2);
            List<OutcomeLog.Entry> all = site.outcomes();
            assertThat(((OutcomeLog.Judged) all.get(days * 24)).quality()).isEqualTo(Quality.LATE);
            assertThat(((OutcomeLog.Judged) all.get(days * 24 + 1)).quality()).isEqualTo(Quality.GOOD);
        }
    }

    /** One vehicle's terminal sends nothing but late reports; the others of the one lane are judged meanwhile. */
    @Test
    void aFloodOfLateReportsDoesNotStopTheLane() {
        try (Site site = Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 1)) {
            site.send(Commuter.arrival(TANKER, 5_000, () -> {}));
            for (int minute = 4_999; minute > 3_000; minute--) {
                site.sending(Commuter.arrival(TANKER, minute, () -> {}));
            }
            Instant began = Instant.now();
            site.send(Commuter.arrival(Site.vehicle(2), 5_000, () -> {}));
            await().until(() ->
                    site.outcomes().stream().anyMatch(entry -> entry.vehicle().equals(Site.vehicle(2))));
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> site.journal.outcomeLog().newest() == 2_001);
            assertThat(site.lanes.quarantined()).isZero();
        }
    }

    private Site site() {
        return Site.open(folder, settings -> settings, Judge.of(Commuter.tracker()), 2);
    }

    /** Mostly in order, some late by minutes, some in batches. */
    private static List<Arrival> shuffled(VehicleId vehicle, Random random) {
        List<Integer> minutes = new ArrayList<>(IntStream.range(0, MINUTES)
                .filter(minute -> minute % 11 != 7)
                .boxed()
                .toList());
        for (int swap = 0; swap < 60; swap++) {
            int at = random.nextInt(minutes.size());
            Collections.swap(minutes, at, Math.min(minutes.size() - 1, at + random.nextInt(40)));
        }
        List<Arrival> arrivals = new ArrayList<>();
        int from = 0;
        while (from < minutes.size()) {
            int to = Math.min(minutes.size(), from + 1 + random.nextInt(5));
            List<Fix> fixes =
                    minutes.subList(from, to).stream().map(Commuter::fix).toList();
            arrivals.add(new Arrival(
                    vehicle, "1", new byte[60], Commuter.fix(MINUTES).time(), fixes, () -> {}));
            from = to;
        }
        return arrivals;
    }

    private static Map<String, Violation> inOrder() {
        Tracker tracker = Commuter.tracker();
        Map<String, Violation> records = new HashMap<>();
        for (int number = 0; number < VEHICLES; number++) {
            Track track = Track.start(Site.vehicle(number));
            for (int minute = 0; minute < MINUTES; minute++) {
                if (minute % 11 != 7) {
                    Fix fix = Commuter.fix(minute);
                    Step step = tracker.step(track, fix, fix.time());
                    track = step.track();
                    apply(step.changes(), records);
                }
            }
        }
        return records;
    }

    static void apply(List<Change> changes, Map<String, Violation> records) {
        for (Change change : changes) {
            switch (change) {
                case Change.Opened opened -> records.put(opened.violation().id(), opened.violation());
                case Change.Extended extended ->
                    records.put(extended.violation().id(), extended.violation());
                case Change.Updated updated -> records.put(updated.violation().id(), updated.violation());
                case Change.Closed closed -> records.put(closed.violation().id(), closed.violation());
                case Change.Superseded gone -> records.remove(gone.violation().id());
                case Change.Observed observed -> {}
                case Change.Withdrawn withdrawn -> {}
                case Change.Requalified again -> {}
            }
        }
    }

    static Map<String, Violation> plain(Map<String, Violation> records) {
        Map<String, Violation> plain = new TreeMap<>();
        records.forEach((id, violation) -> plain.put(id, violation.plain()));
        return plain;
    }

    static long reports(List<OutcomeLog.Entry> entries) {
        return entries.stream()
                .filter(entry -> entry instanceof OutcomeLog.Judged judged && judged.fix() != null)
                .count();
    }

    private static void assertFeedTellsTheSame(Site site, Map<String, Violation> records) {
        Set<String> listed = new HashSet<>();
        for (var event : site.journal.feed().after(0, Integer.MAX_VALUE)) {
            Violation violation =
                    FeedEventJson.read(JsonText.parse(event.json())).violation();
            if (event.type().equals("violation.superseded")) {
                assertThat(listed.remove(violation.id())).isTrue();
            } else {
                listed.add(violation.id());
            }
        }
        assertThat(listed).isEqualTo(records.keySet());
        assertThat(site.journal.known()).hasSize(VEHICLES);
    }
}
