package org.hazmat.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hazmat.gateway.journal.Site.arrival;
import static org.hazmat.gateway.journal.Site.fix;
import static org.hazmat.gateway.journal.Site.vehicle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hazmat.web.read.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many lanes have something to publish at once, and everybody who follows sees one sequence. Seen to fail when lanes write their outcomes
 * themselves: numbers were then given twice, and followers did not get all events.
 */
class FeedRaceTest {
    private static final int LANES = 8;
    private static final int VEHICLES = 60;
    private static final int EACH = 40;
    private static final int SENDERS = 4;
    private static final int EVENTS = VEHICLES * EACH;

    @TempDir
    Path folder;

    /** Reads on whenever there is something new, in small steps. */
    private static final class Follower {
        private final Feed feed;
        private final List<Feed.Event> seen = new ArrayList<>();

        Follower(Feed feed) {
            this.feed = feed;
            feed.onNew(this::read);
        }

        synchronized void read() {
            List<Feed.Event> next = feed.after(position(), 7);
            while (!next.isEmpty()) {
                seen.addAll(next);
                next = feed.after(position(), 7);
            }
        }

        private long position() {
            return seen.isEmpty() ? 0 : seen.getLast().sequence();
        }

        synchronized List<Feed.Event> violations() {
            return seen.stream()
                    .filter(event -> event.type().startsWith("violation."))
                    .toList();
        }

        synchronized List<Long> sequences() {
            return seen.stream().map(Feed.Event::sequence).toList();
        }
    }

    @Test
    void lanesThatPublishAtOnceGetNumbersOfTheirOwnWithoutAHole() {
        try (Site site = Site.open(folder, settings -> settings, new Site.Fast(), LANES);
                ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Follower> followers = Stream.generate(() -> new Follower(site.journal.feed()))
                    .limit(3)
                    .toList();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                senders.execute(() -> send(site, first));
            }
            for (Follower follower : followers) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> follower.violations().size() >= EVENTS);
                isOneSequence(follower);
            }
            assertThat(site.fatal.get()).isNull();
        }
    }

    private static void send(Site site, int first) {
        for (int second = 0; second < EACH; second++) {
            for (int vehicle = first; vehicle < VEHICLES; vehicle += SENDERS) {
                site.offer(arrival(vehicle(vehicle), fix(second, 101)));
            }
        }
    }

    private static void isOneSequence(Follower follower) {
        List<Long> sequences = follower.sequences();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList());
        List<Feed.Event> violations = follower.violations();
        assertThat(violations.stream().map(FeedRaceTest::start).distinct()).hasSize(EVENTS);
        Map<String, String> newest = new HashMap<>();
        for (Feed.Event event : violations) {
            String before = newest.put(String.valueOf(event.vehicle()), start(event));
            assertThat(before == null || before.compareTo(start(event)) < 0)
                    .as("a vehicle's events in the order of its fixes")
                    .isTrue();
        }
    }

    /** The violation's id, which is the vehicle and a time. */
    private static String start(Feed.Event event) {
        return event.json().replaceAll(".*\"data\":\\{.*?\"id\":\"([^\"]*)\".*", "$1");
    }
}
