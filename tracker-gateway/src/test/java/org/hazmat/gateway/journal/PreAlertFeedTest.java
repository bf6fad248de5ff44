package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.json.FeedEventJson;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.ObservationJson;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pre-alerts the feed tells of (rules.md 26). */
class PreAlertFeedTest {
    private static final VehicleId TANKER = Site.vehicle(1);
    private static final Position BANNED = Position.ofDegrees(117.7, 38.9);

    /** 1 731 m west of the middle, so 1 231 m from the edge: a good minute at 60 km/h. */
    private static final Position BEFORE_IT = Position.ofDegrees(117.68, 38.9);

    private static final int AWAY = 270;
    private static final int TOWARDS_IT = 90;

    @TempDir
    Path folder;

    /**
     * Seen to fail with -60 among them where a late fix counts, with 1200 where an old one does, and without 600 where one that is just
     * young enough does not.
     */
    @Test
    void onlyWhatIsNeitherLateNorOldIsTold() {
        try (Site site = Site.open(folder, settings -> settings, Judge.of(tracker()), 1)) {
            send(site, 0, AWAY, 0);
            send(site, -60, TOWARDS_IT, 1);
            send(site, 600, TOWARDS_IT, 780);
            send(site, 610, TOWARDS_IT, 780);
            send(site, 1200, TOWARDS_IT, 1381);
            await().until(() -> site.outcomes().size() == 5);
            assertThat(site.outcomes().stream()
                            .flatMap(entry -> ((OutcomeLog.Judged) entry).changes().stream())
                            .filter(Change.Observed.class::isInstance)
                            .map(change -> ((Change.Observed) change).observation()))
                    .containsExactly(alert(-60), alert(600), alert(1200));
            assertThat(site.journal.feed().after(0, 10))
                    .filteredOn(event -> event.type().equals(FeedEventJson.PRE_ALERT))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.vehicle()).isEqualTo(TANKER);
                        assertThat(ObservationJson.read(
                                        JsonText.parse(event.json()).path("data")))
                                .isEqualTo(alert(600));
                    });
        }
    }

    /** Returns when it is judged. */
    private static void send(Site site, int second, int direction, int receivedSecond) {
        int before = site.outcomes().size();
        Instant receivedAt = Site.START.plusSeconds(receivedSecond);
        site.now.set(receivedAt);
        Instant time = Site.START.plusSeconds(second);
        Fix fix = new Fix(time, BEFORE_IT, 60, direction, 3, 0, 2, new Digest(second, 0));
        site.send(Site.arrival(TANKER, receivedAt, fix));
        await().until(() -> site.outcomes().size() > before);
    }

    private static Observation alert(int second) {
        return new Observation.PreAlert(TANKER, "R1", "Z1", Site.START.plusSeconds(second));
    }

    private static Tracker tracker() {
        Zone zone = new Zone("Z1", "核心区", ZoneKind.RESTRICTED_AREA, new Shape.Circle(BANNED, 500), null, null, false);
        Rule.Terms terms = new Rule.Terms("R1", Schedule.ALWAYS, true, Set.of(), false, null, null, null, false);
        Rulebook rulebook = Rulebook.of(
                List.of(version("Z1", zone)),
                List.of(version("R1", new NoEntry(terms, List.of("Z1"), 5, false))),
                List.of(),
                Holidays.NONE);
        return new Tracker(Tolerances.DEFAULT, rulebook, Register.EMPTY);
    }

    private static <T> Version<T> version(String id, T what) {
        return new Version<>(id, 1, what, Instant.EPOCH, null, "admin", Instant.EPOCH);
    }
}
