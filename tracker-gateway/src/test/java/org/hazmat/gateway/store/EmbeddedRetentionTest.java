package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Positions come quarter after quarter and are kept for 184 days, two quarters: their file has to stop growing. */
class EmbeddedRetentionTest {
    private static final Duration QUARTER = Duration.ofDays(92);
    private static final int QUARTERS = 18;

    /** A kept row takes 90 octets, and up to 480 of the file between two rounds of tidying. */
    private static final int OCTETS_A_ROW = 900;

    private static final int VEHICLES = 40;
    private static final int EACH = 100;
    private static final int KEPT_ROWS = 2 * VEHICLES * EACH;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(StoreKind.NOON);
    private final MemoryLog log = new MemoryLog();
    private final Random random = new Random(7);

    /** Seen to fail when nothing is deleted, and when H2 does not write the room of what is deleted again. */
    @Test
    void theFileStopsGrowing() {
        try (Store store = Store.embedded(folder, now::get)) {
            store.database().edit(session -> {
                // H2 writes room again only after 45 s otherwise.
                session.execute("SET RETENTION_TIME 0");
                return null;
            });
            store.tidy();
            try (Drainer drainer = store.drainer(log, "local")) {
                drainer.start();
                for (int i = 1; i <= QUARTERS; i++) {
                    quarter(store, drainer);
                    assertThat(size()).as("octets after %d quarters", i).isLessThan((long) OCTETS_A_ROW * KEPT_ROWS);
                }
            }
        }
    }

    private void quarter(Store store, Drainer drainer) {
        now.set(now.get().plus(QUARTER));
        report(now.get().minusSeconds(60));
        await().pollInterval(Duration.ofMillis(20)).until(() -> drainer.lag() == 0 && stored(store) <= KEPT_ROWS);
    }

    private void report(Instant until) {
        for (int i = EACH; i > 0; i--) {
            Instant time = until.minusSeconds(10L * i);
            for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
                log.judged(VehicleId.parse("津A%05d".formatted(vehicle)), fix(time), time, Quality.GOOD);
            }
        }
    }

    private Fix fix(Instant time) {
        Position position =
                new Position(117_000_000 + random.nextInt(1_000_000), 39_000_000 + random.nextInt(1_000_000));
        Digest digest = new Digest(random.nextLong(), random.nextLong());
        return new Fix(time, position, random.nextInt(100), random.nextInt(360), 3, 0, 3, digest);
    }

    private static long stored(Store store) {
        return store.database()
                .read(session ->
                        session.find("SELECT count(*) AS stored FROM positions", row -> row.longInteger("stored")))
                .orElseThrow();
    }

    private long size() {
        try {
            return Files.size(folder.resolve("store.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
