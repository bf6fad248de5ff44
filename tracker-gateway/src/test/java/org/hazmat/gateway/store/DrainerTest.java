package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hazmat.gateway.journal.OutcomeLog;
import org.hazmat.geocore.model.Quality;
import org.hazmat.web.read.Page;
import org.junit.jupiter.api.Test;

class DrainerTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");

    /** A log whose first answer is an error of the machine, no exception. */
    private record Stumbling(MemoryLog log, AtomicInteger asked) implements OutcomeLog {
        @Override
        public List<Entry> after(long after, int limit) {
            if (asked.getAndIncrement() == 0) {
                throw new StackOverflowError("for a moment");
            }
            return log.after(after, limit);
        }

        @Override
        public long newest() {
            return log.newest();
        }

        @Override
        public void drained(long upTo) {
            log.drained(upTo);
        }

        @Override
        public void onNew(Runnable signal) {
            log.onNew(signal);
        }
    }

    @Test
    void anErrorDoesNotEndTheDrainingUnnoticed() {
        Store store = StoreKind.EMBEDDED.empty();
        MemoryLog log = new MemoryLog();
        log.judged(Samples.TANKER, Samples.fix(T), T, Quality.GOOD);
        AtomicInteger asked = new AtomicInteger();
        try (Drainer drainer = new Drainer(
                store.database(),
                new Takeover(store.database(), (FindingTable) store.findings(), "stumbling"),
                new Forgetting(store.database(), Kept.LEAST),
                new Stumbling(log, asked),
                InstantSource.fixed(StoreKind.NOON))) {
            drainer.start();
            await().until(() -> drainer.lag() == 0 && asked.get() > 1);
        }
        assertThat(store.tracks()
                        .track(Samples.TANKER, null, null, true, new Page.Ask(10, null))
                        .items())
                .hasSize(1);
    }
}
