package org.hazmat.gateway.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hazmat.geocore.engine.Judge;
import org.hazmat.web.read.Deliveries;
import org.hazmat.web.read.Feed;

/**
 * A process to be killed while it forgets: its clock goes with its vehicles' minutes, it keeps events for half an hour of it, and says
 * what it does, one line each. The SQL store is played by a folder and a number, everything else is the server's.
 */
final class ForgetfulProcess {
    static final Duration KEPT = Duration.ofMinutes(30);

    /** Followed by the last event that the archive has and the journal is asked to forget. */
    static final String ARCHIVED = "archived ";
    /** Followed by the last event that is durably gone. */
    static final String FORGOTTEN = "forgotten ";
    /** Followed by a subscription and the last event that it durably has. */
    static final String DELIVERED = "delivered ";
    /** Something was not there that had to be. */
    static final String HOLE = "hole ";

    static final String POLICE = "police";
    /** Wants events again that it had, now and then. */
    static final String UNDECIDED = "undecided";

    private static final int BATCH = 200;
    private static final int PLENTY = 2_000;

    private final Site site;
    private final FolderArchive archive;
    private final long seed;

    private ForgetfulProcess(Site site, FolderArchive archive, long seed) {
        this.site = site;
        this.archive = archive;
        this.seed = seed;
    }

    /** Arguments: folder, first minute, seed. */
    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        Judge judge = Judge.of(Commuter.countedTracker(DoomedProcess.MAX_VEHICLES));
        Site site = Site.open(journal(folder), settings -> settings.withFeedKept(KEPT), judge, 2);
        ForgetfulProcess process = new ForgetfulProcess(site, archive(folder), Long.parseLong(args[2]));
        for (String subscription : List.of(POLICE, UNDECIDED)) {
            if (site.journal.deliveries().find(subscription).isEmpty()) {
                process.put(subscription, 0);
            }
        }
        daemon(process::archive);
        daemon(process::drain);
        daemon(() -> process.deliver(POLICE, 0));
        daemon(() -> process.deliver(UNDECIDED, 10));
        process.report(Integer.parseInt(args[1]));
    }

    static Path journal(Path folder) {
        return folder.resolve("journal");
    }

    static FolderArchive archive(Path folder) {
        return new FolderArchive(folder.resolve("archive"));
    }

    private static void daemon(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** First there, then gone, as whoever archives the server's feed does. */
    private void archive() {
        FeedRetention retention = site.journal.feedRetention();
        while (true) {
            List<FeedRetention.Old> due = retention.due(site.now.get(), BATCH);
            if (due.isEmpty()) {
                pause();
                continue;
            }
            archive.add(due);
            say(ARCHIVED + due.getLast().event().sequence());
            Site.await(retention.forget(due).toCompletableFuture());
            say(FORGOTTEN + (site.journal.feed().oldest() - 1));
        }
    }

    private void drain() {
        OutcomeLog log = site.journal.outcomeLog();
        while (true) {
            log.drained(log.newest());
            pause();
        }
    }

    /** @param backOneIn so many times it wants events again; 0: never */
    private void deliver(String subscription, int backOneIn) {
        Random random = new Random(seed);
        Deliveries deliveries = site.journal.deliveries();
        Feed feed = site.journal.feed();
        long upTo = deliveries.find(subscription).orElseThrow().sequence();
        while (true) {
            List<Feed.Event> events = feed.after(upTo, 1 + random.nextInt(100));
            if (events.isEmpty()) {
                pause();
                continue;
            }
            if (events.getFirst().sequence() != upTo + 1) {
                say(HOLE + subscription + " " + upTo + " " + events.getFirst().sequence());
            }
            upTo = events.getLast().sequence();
            put(subscription, upTo);
            say(DELIVERED + subscription + " " + upTo);
            long back = Math.max(0, upTo - 200);
            if (backOneIn > 0 && random.nextInt(backOneIn) == 0 && goesBack(subscription, back)) {
                upTo = back;
            }
        }
    }

    private void put(String subscription, long upTo) {
        Site.await(site.journal
                .deliveries()
                .put(subscription, new Deliveries.Progress(upTo, null, false))
                .toCompletableFuture());
    }

    private boolean goesBack(String subscription, long upTo) {
        return Site.await(site.journal
                .deliveries()
                .goBack(subscription, new Deliveries.Progress(upTo, null, false))
                .toCompletableFuture());
    }

    private void report(int first) throws InterruptedException {
        Semaphore unacknowledged = new Semaphore(640);
        for (int minute = first; minute < Integer.MAX_VALUE; minute++) {
            site.now.set(Commuter.fix(minute).time());
            if (site.journal.feed().newest() - site.journal.feed().oldest() > PLENTY) {
                // Time goes on, or nothing would grow old, but not so fast that forgetting never catches up.
                pause();
            }
            for (int number = 0; number < DoomedProcess.VEHICLES; number++) {
                unacknowledged.acquire();
                site.offer(Commuter.arrival(Site.vehicle(number), minute, unacknowledged::release));
            }
        }
    }
}
