package org.hazmat.web.push;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hazmat.web.feed.Cursor;
import org.hazmat.web.feed.FeedTail;
import org.hazmat.web.read.Deliveries.Progress;
import org.hazmat.web.read.Push;
import org.hazmat.web.read.Subscriptions.Subscription;
import org.jspecify.annotations.Nullable;

/** One courier for each subscription. Its methods may be called on any thread; what they do happens on the feed's event loop. */
public final class Couriers {
    private final Context context;
    private final Push push;
    private final Postman postman;
    private final Courier.Office office;
    private final FeedTail tail;
    private final Map<String, Courier> couriers = new HashMap<>();
    /** Those whose beginning is being written down, each with the number of its beginning, until they are removed. */
    private final Map<String, Long> beginning = new HashMap<>();

    private long beginnings;

    /**
     * How a subscription goes.
     *
     * @param cursor of the last event that it has
     * @param lag how many events it has not seen, wanted or not
     */
    public record Standing(
            Progress progress,
            Cursor cursor,
            long lag,
            @Nullable String lastError,
            @Nullable Instant lastDelivered,
            @Nullable Instant nextAttempt) {}

    public Couriers(Vertx vertx, Context context, FeedTail tail, Push push, Pace pace, InstantSource clock) {
        this.context = context;
        this.push = push;
        this.tail = tail;
        this.postman = new Postman(vertx, pace, push.privateAddresses());
        this.office = new Courier.Office(vertx, tail, postman, push.deliveries(), pace, clock);
    }

    /** Throws {@link IllegalArgumentException} with a sentence when nothing may be sent to that address. */
    public void check(String url) {
        Destination.checked(url, push.privateAddresses());
    }

    /** Takes up the subscriptions that are stored, and forgets how far others were: they would hold the feed for ever. */
    public Future<Void> start(List<Subscription> stored) {
        return onLoop(() -> forgetOthers(stored)
                .compose(done -> Future.all(stored.stream().map(this::begin).toList()))
                .mapEmpty());
    }

    private Future<Void> forgetOthers(List<Subscription> stored) {
        Set<String> orphans = new HashSet<>(push.deliveries().subscriptions());
        stored.forEach(subscription -> orphans.remove(subscription.id()));
        orphans.removeAll(couriers.keySet());
        return Future.all(orphans.stream()
                        .map(id -> Future.fromCompletionStage(push.deliveries().remove(id), context))
                        .toList())
                .mapEmpty();
    }

    /** From now on it is like this; a new one begins with what comes from now on. */
    public Future<Void> put(Subscription subscription) {
        return onLoop(() -> {
            Courier known = couriers.get(subscription.id());
            if (known == null) {
                return begin(subscription);
            }
            return known.change(subscription);
        });
    }

    public Future<Void> remove(String id) {
        return onLoop(() -> {
            beginning.remove(id);
            Courier known = couriers.remove(id);
            if (known != null) {
                known.close();
            }
            return Future.fromCompletionStage(push.deliveries().remove(id), context);
        });
    }

    /** Delivers again what came after the cursor, and goes on from there; ends a suspension. */
    public Future<Void> replay(String id, @Nullable Cursor after) {
        return onLoop(() -> {
            Courier known = couriers.get(id);
            if (known == null) {
                return Future.failedFuture(new IllegalStateException("nothing delivers to subscription " + id));
            }
            return after == null
                    ? known.resume()
                    : tail.begin(after)
                            .compose(sequence -> couriers.get(id) == known
                                    ? known.restart(sequence)
                                    : Future.failedFuture(
                                            new IllegalStateException("nothing delivers to subscription " + id)));
        });
    }

    public Future<Optional<Standing>> standing(String id) {
        return onLoop(() -> tail.begin(null)
                .map(newest -> Optional.ofNullable(couriers.get(id))
                        .map(Courier::report)
                        .map(report -> new Standing(
                                report.progress(),
                                tail.cursorAt(report.progress().sequence()),
                                Math.max(0, newest - report.progress().sequence()),
                                report.lastError(),
                                report.lastDelivered(),
                                report.nextAttempt()))));
    }

    public void close() {
        context.runOnContext(ignored -> {
            couriers.values().forEach(Courier::close);
            couriers.clear();
            postman.close();
        });
    }

    private Future<Void> begin(Subscription subscription) {
        Optional<Progress> known = push.deliveries().find(subscription.id());
        return known.isPresent() ? begin(subscription, known.get()) : beginNow(subscription);
    }

    private Future<Void> begin(Subscription subscription, Progress progress) {
        Courier courier = new Courier(office, subscription, progress);
        Courier before = couriers.putIfAbsent(subscription.id(), courier);
        return before == null ? courier.start() : before.change(subscription);
    }

    /** One that is removed meanwhile must not be written down again: it would hold the feed. */
    private Future<Void> beginNow(Subscription subscription) {
        String id = subscription.id();
        long number = ++beginnings;
        beginning.put(id, number);
        return tail.begin(null).compose(newest -> {
            if (!Objects.equals(beginning.get(id), number)) {
                return Future.succeededFuture();
            }
            Progress progress = new Progress(newest, null, false);
            return Future.fromCompletionStage(push.deliveries().put(id, progress), context)
                    .compose(ignored ->
                            beginning.remove(id, number) ? begin(subscription, progress) : Future.succeededFuture());
        });
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(ignored -> {
            try {
                work.get().onComplete(promise);
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }
}
