package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hazmat.gateway.journal.Site.START;
import static org.hazmat.gateway.journal.Site.arrival;
import static org.hazmat.gateway.journal.Site.fix;
import static org.hazmat.gateway.journal.Site.vehicle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Deliveries;
import org.hazmat.web.read.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/**
 * What the feed forgets, and what it must not. Seen to fail with the age, the store's mark, and the subscriptions not looked at, one at a
 * time, and when a run of events is read from the journal alone.
 */
class FeedRetentionTest {
    private static final VehicleId TANKER = vehicle(1);
    private static final String FIRST = TANKER + "@" + fix(0, 101).time();
    private static final Duration KEPT = Duration.ofDays(35);
    private static final Instant LATER = START.plus(KEPT).plusSeconds(1);

    @TempDir
    Path folder;

    private final MemoryArchive archive = new MemoryArchive();

    /** Three events that are old and a checkpoint behind them; none drained. */
    private Site threeOldOnes() {
        Site site = Site.open(folder);
        for (int i = 1; i <= 3; i++) {
            site.send(arrival(vehicle(i), fix(0, 101)));
        }
        await().until(() -> site.journal.feed().newest() == 3);
        checkpoint(site);
        return site;
    }

    private void checkpoint(Site site) {
        Site.await(site.journal.feedProof(archive).checkpoint().toCompletableFuture());
    }

    /** It is seen that what was told is drained before there is one more: the newest of all never is due. */
    private static void pass(Site site) {
        site.journal.outcomeLog().drained(site.journal.outcomeLog().newest());
        site.now.set(LATER);
        await().until(() -> due(site).equals(List.of(1L, 2L, 3L)));
        site.send(arrival(TANKER, LATER, fix((int) KEPT.toSeconds(), 101)));
    }

    private static List<Long> due(Site site) {
        return site.journal.feedRetention().due(LATER, 100).stream()
                .map(old -> old.event().sequence())
                .toList();
    }

    private void forget(Site site) {
        List<FeedRetention.Old> due = site.journal.feedRetention().due(LATER, 100);
        archive.add(due);
        Site.await(site.journal.feedRetention().forget(due).toCompletableFuture());
    }

    private static void subscribed(Site site, String id, long upTo, boolean suspended) {
        Deliveries.Progress progress = new Deliveries.Progress(upTo, suspended ? START : null, suspended);
        Site.await(site.journal.deliveries().put(id, progress).toCompletableFuture());
    }

    @Test
    void whatIsOldDrainedAndDeliveredIsForgottenAndTheRestIsNot() {
        try (Site site = threeOldOnes()) {
            assertThat(due(site)).as("nothing is known to be drained").isEmpty();
            pass(site);
            await().until(() -> due(site).equals(List.of(1L, 2L, 3L, 4L)));
            assertThat(site.journal.feedRetention().due(START.plus(KEPT), 100))
                    .as("not older than that")
                    .isEmpty();
            subscribed(site, "slow", 2, false);
            assertThat(due(site)).as("for a slow subscription").containsExactly(1L, 2L);
            forget(site);
            Feed feed = site.journal.feed();
            assertThat(feed.oldest()).isEqualTo(3);
            assertThat(feed.after(0, 1)).extracting(Feed.Event::sequence).containsExactly(3L);
        }
        try (Site site = Site.open(folder)) {
            assertThat(site.journal.feed().oldest()).as("after a restart").isEqualTo(3);
        }
    }

    @Test
    void aSuspendedSubscriptionHoldsEventsWhileThereIsRoom() throws RocksDBException {
        try (Site site = threeOldOnes()) {
            pass(site);
            subscribed(site, "gone", 1, true);
            await().until(() -> due(site).equals(List.of(1L)));
        }
        Deliveries.Progress gone = new Deliveries.Progress(1, START, true);
        Deliveries.Progress slow = new Deliveries.Progress(3, null, false);
        assertThat(dueOnAFullDisk(List.of(gone))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(dueOnAFullDisk(List.of(gone, slow))).containsExactly(1L, 2L, 3L);
    }

    /** Seen to fail when what was found due is not looked at once more: the events are gone, and the subscription stands before them. */
    @Test
    void whatIsAskedForAgainBeforeItIsForgottenStays() {
        try (Site site = threeOldOnes()) {
            pass(site);
            subscribed(site, "police", 4, false);
            await().until(() -> due(site).equals(List.of(1L, 2L, 3L, 4L)));
            List<FeedRetention.Old> found = site.journal.feedRetention().due(LATER, 100);
            archive.add(found);
            assertThat(goesBack(site, "police", 2)).isTrue();
            Site.await(site.journal.feedRetention().forget(found).toCompletableFuture());
            assertThat(site.journal.feed().after(2, 1))
                    .extracting(Feed.Event::sequence)
                    .containsExactly(3L);
            assertThat(site.journal.feed().oldest()).isEqualTo(3);
        }
    }

    /** Seen to fail when the place is written down whatever the feed has. */
    @Test
    void whatIsForgottenIsNotAskedForAgain() {
        try (Site site = threeOldOnes()) {
            pass(site);
            subscribed(site, "police", 4, false);
            await().until(() -> due(site).size() == 4);
            forget(site);
            assertThat(goesBack(site, "police", 3)).isFalse();
            assertThat(site.journal.deliveries().find("police")).contains(new Deliveries.Progress(4, null, false));
            assertThat(goesBack(site, "police", 4)).isTrue();
        }
    }

    /** Both are asked at once, and either is first. */
    @Test
    void whoGoesBackIsRefusedOrFindsWhatItWants() {
        try (Site site = threeOldOnes()) {
            pass(site);
            subscribed(site, "police", 4, false);
            await().until(() -> due(site).size() == 4);
            List<FeedRetention.Old> found = site.journal.feedRetention().due(LATER, 100);
            archive.add(found);
            CompletableFuture<Void> forgotten =
                    site.journal.feedRetention().forget(found).toCompletableFuture();
            boolean back = goesBack(site, "police", 0);
            Site.await(forgotten);
            assertThat(site.journal.feed().oldest()).isEqualTo(back ? 1 : 5);
        }
    }

    private static boolean goesBack(Site site, String id, long upTo) {
        return Site.await(site.journal
                .deliveries()
                .goBack(id, new Deliveries.Progress(upTo, null, false))
                .toCompletableFuture());
    }

    private List<Long> dueOnAFullDisk(List<Deliveries.Progress> subscriptions) throws RocksDBException {
        try (Rocks rocks = Rocks.open(folder)) {
            StoredFeed feed = new StoredFeed(rocks, FeedIds.open(rocks, folder, "00112233aabb", 5), 5);
            DiskState full = new DiskState(DiskState.Level.WARNED, 80);
            FeedRetention retention = new FeedRetention(rocks, feed, () -> subscriptions, () -> full, KEPT, () -> {});
            retention.drained(5);
            return retention.due(LATER, 100).stream()
                    .map(old -> old.event().sequence())
                    .toList();
        }
    }

    @Test
    void whatWasForgottenIsStillProvedToTheOctet() {
        try (Site site = threeOldOnes()) {
            List<FeedProof.Proven> before = site.journal.feedProof(archive).about(FIRST);
            pass(site);
            await().until(() -> due(site).size() == 4);
            subscribed(site, "slow", 2, false);
            forget(site);
            assertSame(site, before);
            subscribed(site, "slow", 4, false);
            forget(site);
            assertThat(site.journal.feed().oldest()).isEqualTo(5);
            assertSame(site, before);
            checkpoint(site);
            await().until(() -> site.journal
                            .feedProof(archive)
                            .about(TANKER + "@"
                                    + fix((int) KEPT.toSeconds(), 101).time())
                            .size()
                    == 2);
        }
    }

    private void assertSame(Site site, List<FeedProof.Proven> before) {
        List<FeedProof.Proven> proven = site.journal.feedProof(archive).about(FIRST);
        assertThat(proven).hasSize(4).usingRecursiveComparison().isEqualTo(before);
        assertThat(proven.getFirst().before()).isEqualTo(HashChain.start());
    }

    /** Seen to fail when the name stays the same: events 4 and 5 of the former feed are then taken for the new ones. */
    @Test
    void afterARestoreACursorOfWhatWasToldSinceTheCopyIsUnknown() throws IOException {
        String id;
        try (Site site = threeOldOnes()) {
            id = site.journal.feed().id();
            assertThat(site.journal.feed().knows(id, 4)).isTrue();
            assertThat(site.journal.feed().knows("00112233aabb", 1)).isFalse();
        }
        Files.createFile(folder.resolve("restored"));
        for (int start = 0; start < 2; start++) {
            try (Site site = Site.open(folder)) {
                Feed feed = site.journal.feed();
                assertThat(feed.id()).isNotEqualTo(id);
                assertThat(feed.knows(id, 4)).isTrue();
                assertThat(feed.knows(id, 5)).isFalse();
                assertThat(feed.knows(feed.id(), 1_000)).isTrue();
            }
        }
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    /** Seen to fail with an UncheckedIOException, and when the journal is not closed then: the folder is in use. */
    @Test
    void isClosedWithASentenceWhenTheNoteOfARestoringCannotBeDeleted() throws IOException {
        Path note = Files.createDirectories(folder.resolve("restored"));
        Path within = Files.createFile(note.resolve("something"));
        assertThatThrownBy(() -> Journal.open(JournalSettings.of(folder), Site.KEY, () -> START))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessage("the journal was restored and is opened only without " + note
                        + ", which cannot be deleted (DirectoryNotEmptyException: " + note + ")");
        Files.delete(within);
        try (Site site = Site.open(folder)) {
            assertThat(note).doesNotExist();
            assertThat(site.journal.feed().knows(site.journal.feed().id(), 1)).isTrue();
        }
    }
}
