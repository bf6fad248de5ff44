package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.hazmat.gateway.journal.FeedEvents.Chained;
import org.hazmat.gateway.journal.FeedRetention.Old;
import org.hazmat.geocore.track.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Events come out of the archive as they went in. Seen to fail with what is there already left as it is, and with what kept violations
 * need deleted.
 */
@EachStore
class FeedArchiveContractTest {
    private static final Instant T0 = Instant.parse("2026-03-10T01:00:00Z");

    private final StoreKind kind;
    private final Store store;
    private final MemoryLog log = new MemoryLog();
    private final FeedArchive archive;

    FeedArchiveContractTest(StoreKind kind) {
        this.kind = kind;
        store = kind.empty();
        archive = store.feedArchive("one");
    }

    private static Old event(long sequence, @Nullable String violation) {
        byte[] chain = new byte[32];
        chain[31] = (byte) sequence;
        String type = violation == null ? "feed.checkpoint" : "violation.opened";
        String json = "{\"data\":\"" + sequence + " 津\"}";
        return new Old(new Chained(sequence, type, json, chain), T0.plus(Duration.ofDays(sequence)), violation);
    }

    private List<Long> from(long sequence, int limit) {
        return archive.from(sequence, limit).stream().map(Chained::sequence).toList();
    }

    @Test
    void whatWentInComesOut() {
        archive.add(List.of(event(3, "v-1"), event(4, "v-2"), event(5, null)));
        archive.add(List.of(event(5, null), event(6, "v-1")));
        store.feedArchive("another").add(List.of(event(7, "v-1")));
        assertThat(archive.about("v-1")).containsExactly(3L, 6L);
        assertThat(archive.about("v-3")).isEmpty();
        assertThat(archive.from(4, 1))
                .usingRecursiveComparison()
                .isEqualTo(List.of(event(4, "v-2").event()));
        assertThat(from(3, 100))
                .containsExactlyElementsOf(LongStream.rangeClosed(3, 6).boxed().toList());
        assertThat(from(3, 2)).containsExactly(3L, 4L);
        assertThat(from(2, 100)).as("the first is not there").isEmpty();
        assertThat(from(7, 100)).isEmpty();
    }

    /** As after a copy from before event 4 was put back. */
    @Test
    void whatAnEarlierTimeToldUnderTheSameNumbersIsPutAside() {
        archive.add(List.of(event(3, "v-1"), event(4, "v-2"), event(5, "v-3"), event(6, null)));
        byte[] chain = new byte[32];
        chain[0] = 9;
        Old other = new Old(new Chained(4, "violation.opened", "{}", chain), T0, "v-9");
        archive.add(List.of(event(3, "v-1"), other));
        assertThat(from(3, 100)).containsExactly(3L, 4L);
        assertThat(archive.from(4, 1)).usingRecursiveComparison().isEqualTo(List.of(other.event()));
        assertThat(archive.about("v-2")).isEmpty();
        FeedArchive aside = store.feedArchive("one/" + HexFormat.of().formatHex(chain));
        assertThat(aside.from(4, 100)).extracting(Chained::sequence).containsExactly(4L, 5L, 6L);
        assertThat(aside.about("v-3")).containsExactly(5L);
    }

    @Test
    void eventsGoAfterThreeYears() {
        archive.add(LongStream.rangeClosed(1, 6).mapToObj(i -> event(i, null)).toList());
        kind.setClock(T0.plus(Duration.ofDays(1096 + 4)).plusSeconds(1));
        drainUntilGone(1);
        assertThat(from(5, 100)).containsExactly(5L, 6L);
        assertThat(from(4, 100)).isEmpty();
    }

    /** And what happened in the day before, from where its proof may begin. */
    @Test
    void whatProvesAViolationStaysAsLongAsThat() {
        archive.add(LongStream.rangeClosed(1, 6).mapToObj(i -> event(i, null)).toList());
        log.silence(
                Samples.TANKER,
                new Change.Opened(Samples.open(Samples.id(0), Samples.TANKER, T0.plus(Duration.ofDays(3)))));
        drain();
        kind.setClock(T0.plus(Duration.ofDays(1096 + 4)).plusSeconds(1));
        drainUntilGone(1);
        assertThat(from(2, 100)).containsExactly(2L, 3L, 4L, 5L, 6L);
    }

    private void drain() {
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> drainer.lag() == 0);
        }
    }

    private void drainUntilGone(long sequence) {
        try (Drainer drainer = store.drainer(log, "local")) {
            drainer.start();
            await().until(() -> from(sequence, 1).isEmpty());
        }
    }
}
