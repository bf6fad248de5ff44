package org.hazmat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.hazmat.gateway.journal.FeedEvents.Chained;
import org.hazmat.gateway.journal.FeedRetention.Old;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events come out of the archive as they went in. */
@EachStore
class FeedArchiveContractTest {
    private static final Instant T0 = Instant.parse("2026-03-10T01:00:00Z");

    private final Store store;
    private final FeedArchive archive;

    FeedArchiveContractTest(StoreKind kind) {
        store = kind.empty();
        archive = store.feedArchive("one");
    }

    private static Old event(long sequence, @Nullable String violation) {
        byte[] chain = new byte[32];
        chain[31] = (byte) sequence;
        String type = violation == null ? "feed.checkpoint" : "violation.opened";
        String json = "{\"data\":\"" + sequence + " 津\"}";
        return new Old(new Chained(sequence, type, json, chain), T0.plusSeconds(sequence), violation);
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
}
