package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hazmat.gateway.journal.Site.arrival;
import static org.hazmat.gateway.journal.Site.fix;
import static org.hazmat.gateway.journal.Site.vehicle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.evidence.EvidenceCheck;
import org.hazmat.geocore.evidence.EvidenceFile;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.VehicleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the feed said can be proved later. Seen to fail when a run began with the chain value after its first event. */
class FeedProofTest {
    private static final VehicleId TANKER = vehicle(1);
    private static final String FIRST = TANKER + "@" + fix(0, 101).time();

    private static final FeedEvents NOWHERE = new MemoryArchive();

    @TempDir
    Path folder;

    @Test
    void whatWasSaidOfAViolationIsProvedUpToACheckpoint() {
        try (Site site = Site.open(folder)) {
            site.send(arrival(TANKER, fix(0, 101)));
            site.send(arrival(vehicle(2), fix(0, 101)));
            await().until(() -> site.journal.feed().newest() == 2);
            assertThat(site.journal.feedProof(NOWHERE).about(FIRST))
                    .as("no checkpoint yet")
                    .isEmpty();
            Site.await(site.journal.feedProof(NOWHERE).checkpoint().toCompletableFuture());
            assertProves(site, 3);
        }
        try (Site site = Site.open(folder)) {
            assertProves(site, 3);
            Site.await(site.journal.feedProof(NOWHERE).checkpoint().toCompletableFuture());
            assertThat(site.journal.feed().newest()).as("nothing new to sign").isEqualTo(3);
            assertThat(site.journal.feedProof(NOWHERE).about("unknown")).isEmpty();
        }
    }

    @Test
    void theFeedIsSignedEveryMinute() {
        try (Site site = Site.open(folder)) {
            site.send(arrival(TANKER, fix(0, 101)));
            await().until(() -> site.journal.feed().newest() == 1);
            site.now.updateAndGet(now -> now.plus(FeedWriter.CHECKPOINT_EVERY));
            await().until(() -> site.journal.feed().newest() == 2);
            assertThat(site.journal.feed().after(1, 1)).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo(Checkpoint.TYPE);
                assertThat(event.vehicle()).isNull();
                Checkpoint signed = Checkpoint.read(JsonText.parse(event.json()).path("data"));
                assertThat(signed.sequence()).isEqualTo(1);
                assertThat(signed.holds(Checkpoint.Log.FEED, Site.KEY.trusted()))
                        .isTrue();
            });
        }
    }

    @Test
    void aFixLeadsToTheFrameThatItCameIn() {
        try (Site site = Site.open(folder)) {
            site.send(arrival(TANKER, fix(0, 50), fix(1, 50), fix(2, 50)));
            site.send(arrival(TANKER, fix(3, 50)));
            await().until(() -> site.outcomes().size() == 4);
            Frames frames = site.journal.frames();
            long batch = frames.find(TANKER, fix(0, 50)).orElseThrow().number();
            assertThat(frames.find(TANKER, fix(2, 50)).orElseThrow().number()).isEqualTo(batch);
            assertThat(frames.find(TANKER, fix(3, 50)).orElseThrow().number()).isEqualTo(batch + 3);
            assertThat(frames.find(TANKER, fix(3, 50)).orElseThrow().octets()).containsExactly(0x7e, 1, 2, 0x7e);
            assertThat(frames.find(TANKER, fix(4, 50))).isEmpty();
            assertThat(frames.find(vehicle(2), fix(0, 50))).isEmpty();
        }
    }

    private static void assertProves(Site site, int events) {
        List<FeedProof.Proven> proven = site.journal.feedProof(NOWHERE).about(FIRST);
        assertThat(proven).hasSize(events);
        EvidenceFile file = EvidenceFile.about(FIRST, "test", "2026-03-10T09:00:00+08:00");
        proven.forEach(event -> file.addEvent(event.before(), JsonText.parse(event.json()), event.chain()));
        byte[] sealed = file.seal(Site.KEY).getBytes(StandardCharsets.UTF_8);
        assertThat(EvidenceCheck.check(sealed, List.of(Site.KEY.trusted())))
                .isInstanceOf(EvidenceCheck.Verdict.Holds.class);
    }
}
