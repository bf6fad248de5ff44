package org.hazmat.web.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hazmat.web.feed.CursorTooOld;
import org.hazmat.web.feed.FeedTail;
import org.hazmat.web.read.Conflict;
import org.hazmat.web.read.Deliveries;
import org.hazmat.web.read.Deliveries.Progress;
import org.hazmat.web.read.Feed;
import org.hazmat.web.read.Subscriptions.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one subscription through the feed: one event at a time, in order, each until it is taken. What it has not delivered waits in
 * the journal, not here. Confined to the event loop of the feed's tail.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int READ = 100;
    private static final int GONE = 410;
    private static final int PASSED_OVER = 1_000;

    private final Office office;
    private final Runnable wake = this::pump;
    private Subscription subscription;
    private Progress progress;
    private int failures;
    /** Counts restarts: what was read before the last one is no longer delivered. */
    private int round;

    /** Whether it is being decided where it goes on; nothing else is written down meanwhile. */
    private boolean turning;

    private boolean busy;
    private boolean closed;
    private long timer = -1;
    private @Nullable String lastError;
    private @Nullable Instant lastDelivered;
    private @Nullable Instant nextAttempt;

    /** What all couriers share. */
    record Office(Vertx vertx, FeedTail tail, Postman postman, Deliveries deliveries, Pace pace, InstantSource clock) {}

    /** How it goes. */
    record Report(
            Progress progress,
            @Nullable String lastError,
            @Nullable Instant lastDelivered,
            @Nullable Instant nextAttempt) {}

    Courier(Office office, Subscription subscription, Progress progress) {
        this.office = office;
        this.subscription = subscription;
        this.progress = progress;
    }

    Future<Void> start() {
        office.tail().listen(wake);
        Future<Void> saved = saveState();
        pump();
        return saved;
    }

    void close() {
        closed = true;
        office.tail().forget(wake);
        office.vertx().cancelTimer(timer);
    }

    Report report() {
        return new Report(progress, lastError, lastDelivered, nextAttempt);
    }

    /** Another address, other types, another secret: tried at once. */
    Future<Void> change(Subscription changed) {
        subscription = changed;
        if (turning) {
            return Future.succeededFuture();
        }
        Future<Void> saved = saveState();
        hurry();
        return saved;
    }

    /** That it is disabled is known to the journal too, which does not fill the disk for it. */
    private Future<Void> saveState() {
        return inState(progress).equals(progress) ? Future.succeededFuture() : save(progress);
    }

    private Progress inState(Progress next) {
        if (subscription.enabled()) {
            return next.isDisabled() ? next.taken(next.sequence()) : next;
        }
        return next.suspended() ? next : next.disabled();
    }

    /** Goes on where it is, suspended or not. */
    Future<Void> resume() {
        round++;
        return save(progress.taken(progress.sequence())).onSuccess(done -> hurry());
    }

    /** Goes on behind this event, suspended or not. Fails with {@link CursorTooOld} when it was forgotten meanwhile. */
    Future<Void> restart(long sequence) {
        if (turning) {
            return Future.failedFuture(new Conflict("this subscription is being replayed already"));
        }
        turning = true;
        round++;
        Progress next = inState(progress.taken(sequence));
        return Future.fromCompletionStage(
                        office.deliveries().goBack(subscription.id(), next),
                        office.vertx().getOrCreateContext())
                .onComplete(ignored -> turning = false)
                .compose(there -> there ? turned(next) : refused());
    }

    private Future<Void> turned(Progress next) {
        progress = next;
        Future<Void> saved = saveState();
        hurry();
        return saved;
    }

    private Future<Void> refused() {
        Future<Void> saved = saveState();
        pump();
        return saved.compose(ignored -> Future.failedFuture(office.tail().forgotten()));
    }

    private void hurry() {
        office.vertx().cancelTimer(timer);
        failures = 0;
        nextAttempt = null;
        pump();
    }

    private void pump() {
        if (busy || closed || turning || nextAttempt != null || !subscription.enabled() || progress.suspended()) {
            return;
        }
        busy = true;
        office.tail()
                .after(progress.sequence(), READ)
                .compose(events -> deliverAll(events, round))
                .onComplete(more -> {
                    busy = false;
                    if (turning) {
                        return;
                    }
                    if (more.failed()) {
                        failed(more.cause());
                    } else if (more.result()) {
                        pump();
                    }
                });
    }

    /** Whether there may be more. */
    private Future<Boolean> deliverAll(List<Feed.Event> events, int of) {
        Future<Boolean> done = Future.succeededFuture(!events.isEmpty());
        for (Feed.Event event : events) {
            done = done.compose(more -> more && goesOn(of) ? take(event, of) : Future.succeededFuture(more));
        }
        return done;
    }

    private boolean goesOn(int of) {
        return !closed && of == round && subscription.enabled() && !progress.suspended();
    }

    private Future<Boolean> take(Feed.Event event, int of) {
        if (!subscription.wants(event.type())) {
            Progress passed = progress.taken(event.sequence());
            // Now and then it is written down, or a subscription to what is rare would keep the whole feed from being
            // forgotten.
            if (event.sequence() % PASSED_OVER == 0) {
                return save(passed).map(true);
            }
            progress = passed;
            return Future.succeededFuture(true);
        }
        Subscription to = subscription;
        return office.postman().deliver(to, letter(to, event)).compose(status -> answered(event, status, of));
    }

    private Future<Boolean> answered(Feed.Event event, int status, int of) {
        if (status >= 200 && status < 300) {
            failures = 0;
            lastError = null;
            lastDelivered = office.clock().instant();
            return of == round ? save(progress.taken(event.sequence())).map(true) : Future.succeededFuture(true);
        }
        if (status == GONE && of == round) {
            return giveUp("the consumer answered 410: it wants no more").map(false);
        }
        return Future.failedFuture(new IOException("the consumer answered " + status));
    }

    private Postman.Letter letter(Subscription to, Feed.Event event) {
        Instant now = office.clock().instant();
        String id = id(event);
        String signature = Signing.header(to.secrets(), id, now, event.json());
        return new Postman.Letter(id, now.getEpochSecond(), signature, event.json());
    }

    private static String id(Feed.Event event) {
        try {
            return JSON.readTree(event.json()).path("id").asText();
        } catch (IOException e) {
            throw new IllegalStateException("event " + event.sequence() + " of the feed is no JSON", e);
        }
    }

    private void failed(Throwable cause) {
        if (closed) {
            return;
        }
        Instant now = office.clock().instant();
        Instant began = progress.failingSince();
        Instant since = began == null ? now : began;
        lastError = String.valueOf(cause.getMessage());
        failures++;
        if (Duration.between(since, now).compareTo(office.pace().giveUpAfter()) >= 0) {
            giveUp("no delivery succeeded since " + since + ": " + lastError);
            return;
        }
        if (began == null) {
            LOG.warn("subscription {}: {}; trying again", subscription.id(), lastError);
            save(progress.failing(since, false));
        }
        Duration pause = office.pace().pause(failures);
        nextAttempt = now.plus(pause);
        timer = office.vertx().setTimer(pause.toMillis(), ignored -> {
            nextAttempt = null;
            pump();
        });
    }

    private Future<Void> giveUp(String reason) {
        if (closed) {
            return Future.succeededFuture();
        }
        Instant since = progress.failingSince();
        lastError = reason;
        LOG.error("subscription {} is suspended until it is resumed; nothing is lost: {}", subscription.id(), reason);
        return save(progress.failing(since == null ? office.clock().instant() : since, true));
    }

    private Future<Void> save(Progress next) {
        if (closed) {
            // Its progress is forgotten, and must not come back.
            return Future.succeededFuture();
        }
        progress = inState(next);
        return Future.fromCompletionStage(
                office.deliveries().put(subscription.id(), progress),
                office.vertx().getOrCreateContext());
    }
}
