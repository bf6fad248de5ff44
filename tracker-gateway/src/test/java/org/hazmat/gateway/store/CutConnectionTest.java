package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Quality;
import org.hazmat.web.read.Tracks.QualityCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection to PostGIS that is cut in the middle of a batch. */
class CutConnectionTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    private static final int REPORTS = 2_000;

    private final String url = PostgisServer.shared().newDatabase();
    private final CuttingProxy proxy = CuttingProxy.before(url);
    /** Without a threshold the driver says COMMIT each time, and not the name that it gave it. */
    private final Store store =
            Store.postgres(proxy.url() + "&prepareThreshold=0", InstantSource.fixed(StoreKind.NOON));

    private final MemoryLog log = new MemoryLog();
    private final Drainer drainer = store.drainer(log, "local");

    CutConnectionTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        drainer.close();
        store.close();
        proxy.close();
    }

    /** A batch is about 300 kB. Seen to fail, here and below, when how far it got is committed before the batch. */
    @Test
    void inMidCopyNothingIsLostAndNothingDoubled() {
        drainer.start();
        for (int octets : new int[] {0, 1, 10, 19, 100, 5_000, 65_536, 150_000, 250_000}) {
            cut("PGCOPY", octets);
        }
        assertStoredOnce();
    }

    /** Whether it was committed, only the store can say. */
    @Test
    void aroundTheCommitNothingIsLostAndNothingDoubled() {
        drainer.start();
        for (int octets : new int[] {0, 3, 6, 12, 20, 30, 40}) {
            cut("COMMIT", octets);
        }
        assertStoredOnce();
    }

    private void cut(String word, int octets) {
        proxy.cutAfter(word, octets);
        for (int i = 0; i < REPORTS; i++) {
            log.judged(Samples.TANKER, Samples.fix(T.plusSeconds(log.newest()), new Digest(i, 1)), T, Quality.GOOD);
        }
        await().atMost(Duration.ofSeconds(20)).until(proxy::hasCut);
        await().atMost(Duration.ofSeconds(20)).until(() -> drainer.lag() == 0);
    }

    private void assertStoredOnce() {
        await().until(() -> log.drained() == log.newest());
        assertThat(store.tracks().quality(Samples.TANKER, null, null))
                .isEqualTo(new QualityCount(Map.of(Quality.GOOD, log.newest()), 0));
        assertThat(store.newestPositions().get(Samples.TANKER).fix().time()).isEqualTo(T.plusSeconds(log.newest() - 1));
    }
}
