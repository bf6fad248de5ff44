package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hazmat.gateway.journal.Site.START;
import static org.hazmat.gateway.journal.Site.arrival;
import static org.hazmat.gateway.journal.Site.fix;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class RetentionTest {
    private static final VehicleId TANKER = Site.vehicle(1);
    private static final Instant LATER = START.plus(Duration.ofDays(3));

    @TempDir
    Path folder;

    /** Reports without a position: the vehicle's history knows nothing of them. */
    @Test
    void forgetsWhatIsOldJudgedAndDrained() throws RocksDBException {
        try (Site site = open(Judge.of(Commuter.tracker()))) {
            receive(site, unfixed(0), unfixed(-200_000), unfixed(259_200));
            site.journal.outcomeLog().drained(3);
            site.now.set(LATER);
            await().until(() -> site.outcomes().isEmpty());
            site.send(arrival(TANKER, LATER, unfixed(0)));
            site.send(arrival(TANKER, LATER, unfixed(-200_000)));
            await().until(() -> site.journal.outcomeLog().newest() == 5);
            assertThat(site.outcomes()).hasOnlyElementsOfType(OutcomeLog.Judged.class);
        }
        assertThat(frames()).containsExactly(3L, 4L, 5L);
    }

    /** Seen to fail while the fixes of a vehicle's history were not asked. */
    @Test
    void recognisesWhatIsForgottenAsLongAsItIsPartOfTheHistory() throws RocksDBException {
        try (Site site = open()) {
            receiveOldAndNew(site);
            site.journal.outcomeLog().drained(3);
            site.now.set(LATER);
            await().until(() -> site.outcomes().isEmpty());
            site.send(arrival(TANKER, LATER, fix(0, 50)));
            site.send(arrival(TANKER, LATER, fix(-200_000, 50)));
            await().until(() -> site.journal.outcomeLog().newest() == 5);
            assertThat(site.outcomes()).hasOnlyElementsOfType(OutcomeLog.Resent.class);
        }
        assertThat(frames()).containsExactly(3L);
    }

    /** Seen to fail when the age alone decides. */
    @Test
    void keepsWhatIsNotDrained() throws RocksDBException {
        try (Site site = open()) {
            receiveOldAndNew(site);
            site.journal.outcomeLog().drained(1);
            site.now.set(LATER);
            await().until(() -> site.outcomes().size() == 2);
            site.send(arrival(TANKER, LATER, fix(0, 50)));
            site.send(arrival(TANKER, LATER, fix(-200_000, 50)));
            await().until(() -> site.journal.outcomeLog().newest() == 5);
            assertThat(site.outcomes().subList(2, 4)).hasOnlyElementsOfType(OutcomeLog.Resent.class);
        }
        assertThat(frames()).containsExactly(1L, 2L, 3L);
    }

    /** One report in time, one that came more than a day after its fix time, and one of today. */
    private static void receiveOldAndNew(Site site) {
        receive(site, fix(0, 50), fix(-200_000, 50), fix(259_200, 50));
    }

    private static void receive(Site site, Fix inTime, Fix belated, Fix ofToday) {
        site.send(arrival(TANKER, START, inTime));
        site.send(arrival(TANKER, START, belated));
        site.send(arrival(TANKER, LATER, ofToday));
        await().until(() -> site.journal.outcomeLog().newest() == 3);
    }

    /** Status bit 1 is not set. */
    private static Fix unfixed(int second) {
        Fix fix = fix(second, 50);
        return new Fix(fix.time(), fix.position(), 50, 90, 3, 0, 0, fix.digest());
    }

    private Site open() {
        return open(new Site.Fast());
    }

    private Site open(Judge judge) {
        return Site.open(folder, settings -> settings.withKept(Duration.ofDays(1)), judge, 2);
    }

    private List<Long> frames() throws RocksDBException {
        List<Long> numbers = new ArrayList<>();
        try (Rocks rocks = Rocks.open(folder)) {
            rocks.scan(Column.FRAMES, new byte[0], (key, value) -> numbers.add(Column.number(key)));
        }
        return numbers;
    }
}
