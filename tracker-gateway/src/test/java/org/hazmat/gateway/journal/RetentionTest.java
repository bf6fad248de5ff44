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
import org.hazmat.geocore.model.VehicleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class RetentionTest {
    private static final VehicleId TANKER = Site.vehicle(1);
    private static final Instant LATER = START.plus(Duration.ofDays(3));

    @TempDir
    Path folder;

    @Test
    void forgetsWhatIsOldJudgedAndDrained() throws RocksDBException {
        try (Site site = open()) {
            receiveOldAndNew(site);
            site.journal.outcomeLog().drained(3);
            site.now.set(LATER);
            await().until(() -> site.outcomes().isEmpty());
            site.send(arrival(TANKER, LATER, fix(0, 50)));
            site.send(arrival(TANKER, LATER, fix(-200_000, 50)));
            await().until(() -> site.journal.outcomeLog().newest() == 5);
            assertThat(site.outcomes()).hasOnlyElementsOfType(OutcomeLog.Judged.class);
        }
        assertThat(frames()).containsExactly(3L, 4L, 5L);
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
        site.send(arrival(TANKER, START, fix(0, 50)));
        site.send(arrival(TANKER, START, fix(-200_000, 50)));
        site.send(arrival(TANKER, LATER, fix(259_200, 50)));
        await().until(() -> site.journal.outcomeLog().newest() == 3);
    }

    private Site open() {
        return Site.open(folder, settings -> settings.withKept(Duration.ofDays(1)), new Site.Fast(), 2);
    }

    private List<Long> frames() throws RocksDBException {
        List<Long> numbers = new ArrayList<>();
        try (Rocks rocks = Rocks.open(folder)) {
            rocks.scan(Column.FRAMES, new byte[0], (key, value) -> numbers.add(Column.number(key)));
        }
        return numbers;
    }
}
