package org.hazmat.gateway.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hazmat.geocore.evidence.CanonicalJson;
import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.evidence.SigningKey;
import org.hazmat.geocore.json.FeedEventJson;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Feed;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Gives events their place in the feed and in its hash chain, and signs the chain from time to time (design.md 1.3). */
final class FeedWriter {
    static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(1);
    /** Whoever checks one event reads those behind it up to the next checkpoint. */
    static final int CHECKPOINT_AFTER = 1_000;

    private static final String SOURCE = "hazmat-tracker";
    private static final byte[] NOTHING = {};

    private final Counters counters;
    private final SigningKey key;
    private final Witness witness;
    private final Runnable wake;
    private final Queue<CompletableFuture<Void>> requests = new ConcurrentLinkedQueue<>();
    private long covered;
    private Instant last;
    private Instant told;

    /** The first checkpoint of a run is due a full interval after its start. */
    FeedWriter(Rocks rocks, Counters counters, SigningKey key, Witness witness, Instant now, Runnable wake)
            throws RocksDBException {
        this.counters = counters;
        this.key = key;
        this.witness = witness;
        this.wake = wake;
        this.last = now;
        this.told = now;
        byte[] newest = rocks.get(Column.FEED, Column.key(counters.sequence));
        boolean signed =
                newest != null && StoredEvent.read(counters.sequence, newest).isCheckpoint();
        this.covered = signed ? counters.sequence : 0;
    }

    void publish(String type, Violation violation, Instant decidedAt, Turn turn) throws RocksDBException {
        FeedEventJson.FeedEvent event =
                new FeedEventJson.FeedEvent(counters.sequence + 1, SOURCE, type, decidedAt, violation);
        turn.put(Column.FEED_OF, subjectKey(violation.id(), event.sequence()), NOTHING);
        append(violation.vehicle(), type, FeedEventJson.write(event), turn);
    }

    void publish(Observation.PreAlert alert, Instant decidedAt, Turn turn) throws RocksDBException {
        ObjectNode event = FeedEventJson.preAlert(counters.sequence + 1, SOURCE, decidedAt, alert);
        append(alert.vehicle(), FeedEventJson.PRE_ALERT, event, turn);
    }

    /** Completes when a checkpoint covers every event that is in the feed now. */
    CompletionStage<Void> checkpoint() {
        CompletableFuture<Void> request = new CompletableFuture<>();
        requests.add(request);
        wake.run();
        return request;
    }

    boolean isAsked() {
        return !requests.isEmpty();
    }

    /** To be called when all other events of the turn are in it. */
    void takeCheckpoint(Turn turn, Instant now) throws RocksDBException {
        if (!now.isBefore(told.plus(CHECKPOINT_EVERY))) {
            told = now;
            tellOfAudit(turn, now);
        }
        long behind = counters.sequence - covered;
        boolean due = !now.isBefore(last.plus(CHECKPOINT_EVERY)) || behind >= CHECKPOINT_AFTER || isAsked();
        if (!due) {
            return;
        }
        last = now;
        if (behind > 0) {
            Checkpoint checkpoint = Checkpoint.sign(Checkpoint.Log.FEED, counters.sequence, counters.chain, now, key);
            ObjectNode event = FeedEventJson.checkpoint(counters.sequence + 1, SOURCE, now, checkpoint.write());
            append(null, Checkpoint.TYPE, event, turn);
            covered = counters.sequence;
        }
        for (CompletableFuture<Void> asked = requests.poll(); asked != null; asked = requests.poll()) {
            CompletableFuture<Void> request = asked;
            turn.durable.add(() -> request.complete(null));
        }
    }

    private void tellOfAudit(Turn turn, Instant now) throws RocksDBException {
        Optional<Checkpoint> untold = witness.untold();
        if (untold.isPresent()) {
            ObjectNode data = untold.get().write();
            ObjectNode event = FeedEventJson.auditCheckpoint(counters.sequence + 1, SOURCE, now, data);
            append(null, FeedEventJson.AUDIT_CHECKPOINT, event, turn);
            witness.told(untold.get(), turn);
        }
    }

    private void append(@Nullable VehicleId vehicle, String type, ObjectNode event, Turn turn) throws RocksDBException {
        String text = CanonicalJson.write(event);
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        counters.chain = HashChain.next(counters.chain, json);
        counters.sequence++;
        String subject = vehicle == null ? "" : vehicle.toString();
        ByteWriter value = StoredEvent.write(turn.value(), counters.chain, subject, type, json);
        turn.put(Column.FEED, counters.sequence, value);
        turn.events.add(new Feed.Event(counters.sequence, vehicle, type, text));
    }

    /** Where the events about one violation stand in {@link Column#FEED_OF}, in order. */
    static byte[] subjectKey(String violationId, long sequence) {
        return new ByteWriter()
                .raw(violationId.getBytes(StandardCharsets.UTF_8))
                .octet(0)
                .fixed64(sequence)
                .toBytes();
    }
}
