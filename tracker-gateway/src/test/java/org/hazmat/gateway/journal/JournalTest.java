package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hazmat.gateway.journal.Site.START;
import static org.hazmat.gateway.journal.Site.arrival;
import static org.hazmat.gateway.journal.Site.fix;
import static org.hazmat.gateway.journal.Site.vehicle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.hazmat.geocore.engine.Outcome;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.json.FeedEventJson;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Track;
import org.hazmat.web.read.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final VehicleId TANKER = vehicle(1);

    @TempDir
    Path folder;

    /** Seen to fail with {@code setSync(false)}, and with the acknowledgements moved before the write. */
    @Test
    void acknowledgesAfterTheSync() {
        try (Site site = Site.open(folder)) {
            for (int i = 0; i < 20; i++) {
                long before = site.journal.syncs();
                long[] atAcknowledgement = new long[1];
                CompletableFuture<Void> acknowledged = new CompletableFuture<>();
                site.offer(new Arrival(TANKER, "1", new byte[4], START, List.of(fix(i, 50)), () -> {
                    atAcknowledgement[0] = site.journal.syncs();
                    acknowledged.complete(null);
                }));
                Site.await(acknowledged);
                assertThat(atAcknowledgement[0]).isGreaterThan(before);
                int judged = i + 1;
                await().until(() -> site.outcomes().size() == judged);
            }
        }
    }

    /** The outcomes as they were kept in memory, and as the disk has them. */
    @Test
    void judgesWhatItAcknowledged() {
        List<OutcomeLog.Entry> told;
        try (Site site = Site.open(folder)) {
            site.send(arrival(TANKER, fix(0, 50), fix(10, 101)));
            await().until(() -> site.journal.outcomeLog().newest() == 2);
            assertThat(site.outcomes())
                    .containsExactly(
                            new OutcomeLog.Judged(1, TANKER, fix(0, 50), START, Quality.GOOD, List.of()),
                            new OutcomeLog.Judged(
                                    2,
                                    TANKER,
                                    fix(10, 101),
                                    START,
                                    Quality.GOOD,
                                    List.of(new Change.Opened(Site.Fast.violation(TANKER, START.plusSeconds(10))))));
            told = site.outcomes();
            assertThat(site.journal.feed().after(0, 10)).singleElement().satisfies(event -> {
                assertThat(event.sequence()).isEqualTo(1);
                assertThat(event.vehicle()).isEqualTo(TANKER);
                assertThat(event.type()).isEqualTo("violation.opened");
                assertThat(FeedEventJson.read(JsonText.parse(event.json())))
                        .isEqualTo(new FeedEventJson.FeedEvent(
                                1,
                                "hazmat-tracker",
                                "violation.opened",
                                START,
                                Site.Fast.violation(TANKER, START.plusSeconds(10))));
            });
        }
        try (Site again = Site.open(folder)) {
            assertThat(again.outcomes()).isEqualTo(told);
        }
    }

    /** Seen to fail without the look at the batch's own keys, without the look at the store, and when a start forgets how new fixes were. */
    @Test
    void storesAResendOnce() {
        Fix first = fix(0, 101);
        try (Site site = Site.open(folder)) {
            CompletableFuture<Void> one = site.sending(arrival(TANKER, first, first));
            CompletableFuture<Void> two = site.sending(arrival(TANKER, first));
            Site.await(one);
            Site.await(two);
            site.send(arrival(TANKER, first, fix(1, 50)));
            await().until(() -> site.journal.outcomeLog().newest() == 5);
        }
        try (Site site = Site.open(folder)) {
            site.send(arrival(TANKER, START.plus(Duration.ofDays(3)), first));
            site.send(arrival(vehicle(2), first));
            await().until(() -> site.journal.outcomeLog().newest() == 7);
            assertThat(site.outcomes().stream().filter(OutcomeLog.Resent.class::isInstance))
                    .hasSize(4)
                    .allMatch(entry -> entry.vehicle().equals(TANKER)
                            && ((OutcomeLog.Resent) entry).digest().equals(first.digest()));
            assertThat(site.journal.feed().newest()).isEqualTo(2);
        }
    }

    @Test
    void recognisesResendsOfWhatCameLate() {
        try (Site site = Site.open(folder)) {
            site.send(arrival(TANKER, START.plus(Duration.ofDays(2)), fix(0, 50)));
            site.send(arrival(TANKER, START.plus(Duration.ofDays(2)), fix(0, 50)));
            await().until(() -> site.journal.outcomeLog().newest() == 2);
            assertThat(site.outcomes()).hasAtLeastOneElementOfType(OutcomeLog.Resent.class);
        }
    }

    @Test
    void numbersTheFeedWithoutAHole() {
        try (Site site = Site.open(folder, settings -> settings, new Site.Fast(), 4)) {
            List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                acknowledged.add(site.sending(arrival(vehicle(i % 50), fix(i, 101))));
            }
            acknowledged.forEach(Site::await);
            StoredFeed feed = (StoredFeed) site.journal.feed();
            await().until(() -> feed.stored(0, 5_000).stream()
                            .filter(event -> !event.isCheckpoint())
                            .count()
                    == 3_000);
            List<StoredEvent> events = feed.stored(0, 5_000);
            assertThat(events)
                    .extracting(StoredEvent::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            byte[] chain = HashChain.start();
            for (StoredEvent event : events) {
                chain = HashChain.next(chain, event.json());
                assertThat(event.chain()).isEqualTo(chain);
            }
        }
    }

    @Test
    void goesOnWhereItWas() {
        try (Site site = Site.open(folder)) {
            site.send(arrival(TANKER, fix(0, 101)));
            await().until(() -> site.journal.feed().newest() == 1);
        }
        try (Site site = Site.open(folder)) {
            assertThat(site.journal.known()).singleElement().satisfies(known -> {
                assertThat(known.track().vehicle()).isEqualTo(TANKER);
                assertThat(known.heardAt()).isEqualTo(START);
            });
            site.send(arrival(TANKER, fix(5, 101)));
            await().until(() -> site.journal.feed().newest() == 2);
            assertThat(site.journal.feed().after(0, 10))
                    .extracting(Feed.Event::sequence)
                    .containsExactly(1L, 2L);
            List<StoredEvent> events = ((StoredFeed) site.journal.feed()).stored(0, 10);
            assertThat(events.get(1).chain())
                    .isEqualTo(
                            HashChain.next(events.get(0).chain(), events.get(1).json()));
        }
    }

    /** The lanes never answer in the first run, so that everything is left to the second. */
    @Test
    void judgesWhatAnEarlierRunLeft() {
        try (Journal journal = Journal.open(JournalSettings.of(folder), Site.KEY, () -> START)) {
            journal.start(new Deaf(), error -> {});
            List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                CompletableFuture<Void> durable = new CompletableFuture<>();
                acknowledged.add(durable);
                journal.offer(new Arrival(
                        vehicle(i % 3),
                        "1",
                        new byte[4],
                        START,
                        List.of(fix(2 * i, 50), fix(2 * i + 1, 101)),
                        () -> durable.complete(null)));
            }
            acknowledged.forEach(Site::await);
        }
        try (Site site = Site.open(folder, settings -> settings.withInFlight(10), new Site.Fast(), 2)) {
            assertThat(site.journal.outcomeLog().newest()).isEqualTo(200);
            assertThat(site.journal.feed().newest()).isEqualTo(100);
            for (int number = 0; number < 3; number++) {
                VehicleId vehicle = vehicle(number);
                assertThat(site.outcomes().stream()
                                .filter(entry -> entry.vehicle().equals(vehicle))
                                .map(entry -> ((OutcomeLog.Judged) entry).fix().time()))
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }
        try (Site site = Site.open(folder)) {
            assertThat(site.journal.outcomeLog().newest()).isEqualTo(200);
        }
    }

    @Test
    void pushesBackWhenFullAndLosesNothing() {
        int[] refused = new int[1];
        try (Site site =
                Site.open(folder, settings -> settings.withRingBytes(2_000).withInFlight(8), new Site.Fast(), 2)) {
            List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                CompletableFuture<Void> durable = new CompletableFuture<>();
                acknowledged.add(durable);
                Arrival arrival = new Arrival(
                        vehicle(i % 7), "1", new byte[60], START, List.of(fix(i, 50)), () -> durable.complete(null));
                if (!site.journal.offer(arrival)) {
                    refused[0]++;
                    site.journal.whenRoom(() -> site.offer(arrival));
                }
            }
            acknowledged.forEach(Site::await);
            await().until(() -> site.journal.outcomeLog().newest() == 2_000);
            assertThat(refused[0]).isPositive();
            assertThat(site.outcomes().stream()
                            .map(entry -> ((OutcomeLog.Judged) entry).fix().time()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsCredentials() {
        Credentials.Credential credential =
                new Credentials.Credential("13912345678", "津A00001", "70111", "HT-1", "0000001", "ab12");
        try (Site site = Site.open(folder)) {
            assertThat(site.journal.credentials().find("13912345678")).isEmpty();
            Site.await(site.journal.credentials().put(credential).toCompletableFuture());
            assertThat(site.journal.credentials().find("13912345678")).contains(credential);
        }
        try (Site site = Site.open(folder)) {
            assertThat(site.journal.credentials().find("13912345678")).contains(credential);
            assertThat(Site.await(
                            site.journal.credentials().remove("13912345678").toCompletableFuture()))
                    .isTrue();
            assertThat(Site.await(
                            site.journal.credentials().remove("13912345678").toCompletableFuture()))
                    .isFalse();
        }
        try (Site site = Site.open(folder)) {
            assertThat(site.journal.credentials().find("13912345678")).isEmpty();
        }
    }

    @Test
    void saysInASentenceWhyItCannotOpen() {
        try (Site site = Site.open(folder)) {
            assertThat(site.fatal.get()).isNull();
            assertThatThrownBy(() -> Journal.open(JournalSettings.of(folder), Site.KEY, () -> START))
                    .isInstanceOf(JournalUnavailable.class)
                    .hasMessage("the data folder " + folder + " is in use by another process");
        }
        assertThatThrownBy(() -> Journal.open(JournalSettings.of(Path.of("/proc/journal")), Site.KEY, () -> START))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageStartingWith("the data folder /proc/journal cannot be written to (");
    }

    @Test
    void refusesToReadAfterClosing() {
        Site site = Site.open(folder);
        site.send(arrival(TANKER, fix(0, 50)));
        await().until(() -> site.journal.outcomeLog().newest() == 1);
        site.close();
        assertThatThrownBy(() -> site.journal.outcomeLog().after(0, 10)).isInstanceOf(IllegalStateException.class);
        assertThat(site.journal.offer(arrival(TANKER, fix(1, 50)))).isFalse();
    }

    /** An outcome of a report that was never taken stands for every fault of the journal's thread. */
    @Test
    void acknowledgesNothingAfterAFault() {
        try (Site site = Site.open(folder)) {
            site.send(arrival(TANKER, fix(0, 50)));
            await().until(() -> site.journal.outcomeLog().newest() == 1);
            Report never = new Report(99, TANKER, fix(1, 50), START);
            site.journal.commit(new Outcome(
                    TANKER,
                    List.of(new Outcome.Judged(never, Quality.GOOD)),
                    Track.start(TANKER),
                    List.of(),
                    START,
                    null));
            await().until(() -> site.fatal.get() != null);
            assertThat(site.journal.offer(arrival(TANKER, fix(2, 50)))).isFalse();
            assertThat(site.journal.credentials().remove("13912345678").toCompletableFuture())
                    .isCompletedExceptionally();
        }
        try (Site site = Site.open(folder)) {
            assertThat(site.journal.outcomeLog().newest()).isOne();
        }
    }
}
