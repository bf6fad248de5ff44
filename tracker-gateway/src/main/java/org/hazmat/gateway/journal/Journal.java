package org.hazmat.gateway.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hazmat.geocore.engine.Known;
import org.hazmat.geocore.engine.Lanes;
import org.hazmat.geocore.engine.Ledger;
import org.hazmat.geocore.engine.Outcome;
import org.hazmat.geocore.evidence.SigningKey;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Past;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Deliveries;
import org.hazmat.web.read.Feed;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal (日志存储, design.md 3): one thread that makes durable, in one synced write a turn, what terminals sent and what lanes
 * made of it, and only then has it acknowledged, judged and published.
 */
public final class Journal implements Intake, Ledger, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private final JournalSettings settings;
    private final InstantSource clock;
    private final Rocks rocks;
    private final Batch batch = new Batch();
    private final TurnLoop loop = new TurnLoop();
    private final Inbox inbox;

    /** Outcomes, and questions about the past that have to wait until those before them are durable, in their order. */
    private final Queue<Handed> handed = new ConcurrentLinkedQueue<>();

    private final Signals<List<Outcome>> committed = new Signals<>();
    private final CompletableFuture<Void> recovered = new CompletableFuture<>();
    private final Counters counters;
    private final Evaluated evaluated;
    private final Recognition recognition;
    private final Receiving receiving;
    private final Committing committing;
    private final Recovery recovery;
    private final Retention retention;
    private final DiskWatch disk;
    private final StoredFeed feed;
    private final StoredOutcomes outcomeLog;
    private final DurableMap<Credentials.Credential> credentials;
    private final DurableMap<Deliveries.Progress> deliveries;
    private final StoredProfiles profiles;
    private final Todos todos;
    private final WaitingActs acts;
    private final Witness witness;
    private final FeedRetention feedRetention;
    private final List<Submissions> submissions;
    private final String id;
    private final Library library;
    private final FeedWriter feedWriter;
    private final List<Known> known;
    private volatile @Nullable Lanes lanes;

    private Journal(JournalSettings settings, SigningKey key, InstantSource clock, Rocks rocks, Counters counters)
            throws RocksDBException {
        this.settings = settings;
        this.clock = clock;
        this.rocks = rocks;
        inbox = new Inbox(settings.ringBytes());
        this.counters = counters;
        evaluated = new Evaluated(counters.evaluated + 1);
        List<TrackState> tracks = TrackState.all(rocks);
        known = tracks.stream().map(TrackState::known).toList();
        recognition = new Recognition(rocks);
        receiving = new Receiving(recognition, counters, evaluated);
        id = JournalId.ensure(rocks);
        acts = new WaitingActs(rocks, clock.instant(), loop::wake);
        witness = new Witness(rocks, loop::wake);
        feedWriter = new FeedWriter(rocks, counters, key, witness, clock.instant(), loop::wake);
        committing = new Committing(
                counters,
                evaluated,
                feedWriter,
                new Chronicle(rocks, recognition, settings.history(), settings.recognised()),
                new StoredCrowds(rocks, settings.history(), tracks),
                tracks);
        recovery = new Recovery(rocks, committing, evaluated, recognition, counters);
        feed = new StoredFeed(rocks, FeedIds.open(rocks, settings.folder(), id, counters.sequence), counters.sequence);
        outcomeLog = new StoredOutcomes(rocks, counters.outcome, counters.drained);
        credentials = new DurableMap<>(
                rocks, Column.CREDENTIALS, StoredCredentials::value, StoredCredentials::read, loop::wake);
        deliveries =
                new DurableMap<>(rocks, Column.DELIVERIES, StoredDeliveries::value, StoredDeliveries::read, loop::wake);
        profiles = new StoredProfiles(rocks, loop::wake);
        todos = new Todos(rocks, loop::wake);
        library = new Library(rocks, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        disk = DiskWatch.of(settings.folder(), settings.disk());
        feedRetention =
                new FeedRetention(rocks, feed, deliveries::values, disk::state, settings.feedKept(), loop::wake);
        retention = new Retention(rocks, counters, outcomeLog, settings.kept(), feedRetention);
        submissions = List.of(credentials, deliveries, profiles, todos, acts, witness, feedRetention);
    }

    /** Throws {@link JournalUnavailable} when the folder cannot be used. Nothing runs yet. {@code key} signs the feed. */
    public static Journal open(JournalSettings settings, SigningKey key, InstantSource clock) {
        return open(FolderLock.take(settings.folder()), settings, key, clock, () -> {});
    }

    /**
     * The same, of a folder that this process has; the lock is closed with it, and when it cannot be opened.
     *
     * @param accepted called when it turned out whole and of a format that is known, before what takes long is read
     */
    public static Journal open(
            FolderLock lock, JournalSettings settings, SigningKey key, InstantSource clock, Runnable accepted) {
        Rocks rocks = Rocks.open(lock);
        try {
            Counters counters = Counters.read(rocks);
            accepted.run();
            return new Journal(settings, key, clock, rocks, counters);
        } catch (RocksDBException e) {
            rocks.close();
            throw new JournalUnavailable("the journal in " + settings.folder() + " cannot be read: " + e.getMessage());
        } catch (RuntimeException e) {
            rocks.close();
            throw e;
        }
    }

    /** The vehicles as last committed: what lanes start with. */
    public List<Known> known() {
        return known;
    }

    /**
     * Begins to write. Completes when all that an earlier run left unjudged is judged.
     *
     * @param fatal called once, on the journal's thread, when nothing can be made durable any more: the process has to end
     */
    public CompletionStage<Void> start(Lanes to, Consumer<Throwable> fatal) {
        lanes = to;
        loop.start(() -> turn(to), this::hasWork, e -> {
            // What reached the disk is unknown from here on: only a new start can tell (design.md 3).
            LOG.error("the journal cannot write any more", e);
            failEdits(e);
            fatal.accept(e);
        });
        return recovered;
    }

    public Feed feed() {
        return feed;
    }

    /**
     * What is proved of the feed.
     *
     * @param archive has the events that the journal has forgotten
     */
    public FeedProof feedProof(FeedEvents archive) {
        return new StoredProof(new JournalEvents(rocks), feed, archive, feedWriter);
    }

    /** What may be forgotten of the feed. */
    public FeedRetention feedRetention() {
        return feedRetention;
    }

    public Frames frames() {
        return new StoredFrames(rocks);
    }

    public OutcomeLog outcomeLog() {
        return outcomeLog;
    }

    /** The stays of all vehicles that a rule counts in a zone (rules.md 28). */
    public List<Violation> stays(String rule, @Nullable String zone) {
        return StoredCrowds.stays(rocks, rule, zone);
    }

    public Credentials credentials() {
        return new StoredCredentials(credentials, profiles);
    }

    public Deliveries deliveries() {
        return new StoredDeliveries(deliveries, feed);
    }

    /** What is to be folded again, until it is done. */
    public Todos todos() {
        return todos;
    }

    /** What tells this journal from every other one. */
    public String id() {
        return id;
    }

    /** What waits for the audit log. */
    public WaitingActs acts() {
        return acts;
    }

    /** Where the audit log's end is shown. */
    public Witness witness() {
        return witness;
    }

    /** How full the disk is, and what is given up for it. */
    public DiskState disk() {
        return disk.state();
    }

    /** The same, looked at once more. */
    public DiskState diskNow() {
        return disk.measured();
    }

    /** Copies what is durable into a folder that must not be there yet, on the same disk, while it goes on. */
    public void copyTo(Path folder) throws IOException {
        rocks.copyTo(folder);
    }

    /** How often something was brought to stable storage. */
    public long syncs() {
        return rocks.syncs();
    }

    /** Has the outcomes of each turn shown, on the journal's thread, when they are durable. Must not block. */
    public Feed.Subscription onCommitted(Consumer<List<Outcome>> listener) {
        return committed.add(listener);
    }

    @Override
    public boolean offer(Arrival arrival) {
        if (loop.isStopped() || !disk.state().takesReports() || !inbox.offer(arrival)) {
            return false;
        }
        loop.wake();
        return true;
    }

    @Override
    public void whenRoom(Runnable signal) {
        inbox.whenRoom(signal, disk.state().takesReports());
    }

    @Override
    public boolean takesRegistrations() {
        return disk.state().takesRegistrations();
    }

    @Override
    public void heard(VehicleId vehicle, Instant receivedAt) {
        Lanes to = lanes;
        if (to != null) {
            to.heard(vehicle, receivedAt);
        }
    }

    @Override
    public void commit(Outcome outcome) {
        if (!loop.isStopped()) {
            handed.add(new Handed.Made(outcome));
            loop.wake();
        }
    }

    @Override
    public <T> CompletionStage<T> recall(VehicleId vehicle, Function<Past, T> reading) {
        CompletableFuture<T> result = new CompletableFuture<>();
        handed.add(new Handed.Asked(() -> library.read(vehicle, reading, result)));
        loop.wake();
        return result;
    }

    /** Ends after the turn that is under way. What is not durable by then was not acknowledged. */
    @Override
    public void close() {
        loop.stop();
        failEdits(new IllegalStateException("the journal is closed"));
        library.close();
        rocks.close();
    }

    private void failEdits(Throwable cause) {
        submissions.forEach(each -> each.fail(cause));
    }

    private boolean hasWork() {
        return !handed.isEmpty()
                || submissions.stream().anyMatch(Submissions::hasEdits)
                || feedWriter.isAsked()
                || (admits()
                        && (!recovery.isRead()
                                || (!inbox.isEmpty() && disk.state().takesReports())));
    }

    /** Whether more reports may go to the lanes. While not, outcomes are still taken, so that it ends. */
    private boolean admits() {
        return evaluated.inFlight() < settings.inFlight();
    }

    private boolean turn(Lanes to) throws RocksDBException {
        Turn turn = new Turn(rocks, batch);
        Instant now = clock.instant();
        disk.look(now);
        recognition.beginTurn();
        takeOutcomes(turn);
        if (recovery.isRead()) {
            takeArrivals(turn);
        } else if (admits()) {
            recovery.take(turn, settings.turnEntries());
        }
        for (Submissions each : submissions) {
            each.take(turn);
        }
        retention.take(turn, now);
        committing.finish(turn);
        feedWriter.takeCheckpoint(turn, now);
        counters.evaluated = evaluated.upTo(recovery.isRead() ? counters.nextEntry : recovery.next());
        if (turn.writes()) {
            turn.write(counters);
        }
        follow(turn, to);
        return !turn.isEmpty();
    }

    private void takeOutcomes(Turn turn) throws RocksDBException {
        for (int i = 0; i < settings.turnEntries() && turn.bytes() < settings.turnBytes(); i++) {
            switch (handed.poll()) {
                case null -> {
                    return;
                }
                case Handed.Made made -> committing.take(made.outcome(), turn);
                case Handed.Asked asked -> turn.durable.add(asked.read());
            }
        }
    }

    private void takeArrivals(Turn turn) throws RocksDBException {
        if (!disk.state().takesReports()) {
            return;
        }
        for (int i = 0; i < settings.turnEntries() && turn.bytes() < settings.turnBytes() && admits(); i++) {
            Arrival arrival = inbox.poll();
            if (arrival == null) {
                break;
            }
            receiving.take(arrival, turn);
        }
        // Before the write, so that sockets are read while it lasts.
        inbox.signalRoom();
    }

    /** What may happen now that the turn is on stable storage. */
    private void follow(Turn turn, Lanes to) {
        for (Runnable durable : turn.durable) {
            try {
                durable.run();
            } catch (RuntimeException bug) {
                LOG.error("an acknowledgement failed", bug);
            }
        }
        if (!turn.reports.isEmpty()) {
            to.offer(turn.reports);
        }
        turn.heard.forEach(to::heard);
        if (!turn.outcomes.isEmpty()) {
            committed.send(turn.outcomes);
        }
        feed.append(turn.events);
        outcomeLog.append(turn.entries);
        if (!recovered.isDone() && recovery.isJudged(counters.evaluated)) {
            recovered.complete(null);
        }
    }
}
