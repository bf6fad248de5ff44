package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hazmat.geocore.model.Quality;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that goes away while the journal fills. */
class OutageTest {
    private static final Page.Ask ALL = new Page.Ask(1000, null);
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");

    private final PostgisServer server = PostgisServer.shared();
    private final String url = server.newDatabase();
    private final Store store = Store.postgres(url, InstantSource.fixed(StoreKind.NOON));
    private final MemoryLog log = new MemoryLog();
    private final Drainer drainer = store.drainer(log, "local");

    @AfterEach
    void close() {
        drainer.close();
        store.close();
    }

    @Test
    void whatCameDuringAnOutageIsCarriedAfterIt() {
        drainer.start();
        judged(0);
        await().until(() -> drainer.lag() == 0);
        assertThat(drainer.historyDelayedSince()).isEmpty();

        server.cut(url);
        judged(1);
        judged(2);
        await().until(() -> drainer.historyDelayedSince().isPresent());
        assertThat(drainer.historyDelayedSince()).contains(StoreKind.NOON);
        assertThat(drainer.lag()).isEqualTo(2);
        assertThatThrownBy(() -> track()).isInstanceOf(Unavailable.class);

        server.mend(url);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> drainer.historyDelayedSince().isEmpty());
        await().until(() -> drainer.lag() == 0);
        assertThat(track().items()).hasSize(3);
    }

    @Test
    void aDrainerStopsWithinTwoSecondsAlthoughTheServerIsAway() {
        drainer.start();
        judged(0);
        await().until(() -> drainer.lag() == 0);
        server.cut(url);
        judged(1);
        await().until(() -> drainer.historyDelayedSince().isPresent());
        await().atMost(Duration.ofSeconds(2)).untilAsserted(drainer::close);
        assertThat(drainer.lag()).isEqualTo(1);
        server.mend(url);
    }

    private Page<?> track() {
        return store.tracks().track(Samples.TANKER, null, null, true, ALL);
    }

    private void judged(int seconds) {
        log.judged(Samples.TANKER, Samples.fix(T.plusSeconds(seconds)), T, Quality.GOOD);
    }
}
