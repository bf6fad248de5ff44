package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.feed.Cursor;
import org.hazmat.web.push.Couriers;
import org.hazmat.web.push.Signing;
import org.hazmat.web.read.BadCursor;
import org.hazmat.web.read.Deliveries.Progress;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Subscriptions;
import org.hazmat.web.read.Subscriptions.Secret;
import org.hazmat.web.read.Subscriptions.Subscription;
import org.jspecify.annotations.Nullable;

/** Whom the feed is pushed to. A secret is shown once: when it is made. */
final class SubscriptionResource {
    private static final Duration SECRET_OVERLAP = Duration.ofHours(24);
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final Subscriptions subscriptions;
    private final Couriers couriers;
    private final InstantSource clock;
    /** Held from what is stored to what is told to the couriers, or they could hear of a removal before of a change that came first. */
    private final ReentrantLock changing = new ReentrantLock();

    SubscriptionResource(Subscriptions subscriptions, Couriers couriers, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.couriers = couriers;
        this.clock = clock;
    }

    Answer list(Request request) {
        return Answer.page(Page.of(subscriptions.all(), request.page()), this::form);
    }

    Answer get(Request request) {
        return Answer.ok(form(find(request)));
    }

    Answer put(Request request) {
        return alone(() -> putAlone(request));
    }

    private Answer putAlone(Request request) {
        String id = request.path("id");
        JsonNode body = request.content();
        String url = body.path("url").asText();
        try {
            couriers.check(url);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("/url", String.valueOf(e.getMessage()));
        }
        List<String> types = new ArrayList<>();
        body.path("types").forEach(type -> types.add(type.asText()));
        Optional<Subscription> known = subscriptions.find(id);
        List<Secret> secrets =
                known.map(Subscription::secrets).orElseGet(() -> List.of(new Secret(Signing.randomSecret(), null)));
        boolean enabled = !body.path("state").asText().equals("disabled");
        Subscription made = new Subscription(id, url, List.copyOf(types), enabled, secrets);
        boolean isNew = subscriptions.put(made, request.who().name());
        await(couriers.put(made));
        return Answer.stored(isNew, isNew ? withSecret(made) : form(made));
    }

    Answer delete(Request request) {
        return alone(() -> deleteAlone(request));
    }

    private Answer deleteAlone(Request request) {
        String id = request.path("id");
        boolean known = subscriptions.delete(id, request.who().name());
        // Even when it is not known: the one before may have been stopped halfway, and its progress would hold the
        // feed.
        await(couriers.remove(id));
        if (!known) {
            throw Problem.notFound("subscription", id);
        }
        return Answer.nothing();
    }

    Answer rotate(Request request) {
        return alone(() -> rotateAlone(request));
    }

    /** Deliveries carry signatures with both secrets until the former one ends. */
    private Answer rotateAlone(Request request) {
        Subscription known = find(request);
        Instant now = clock.instant();
        List<Secret> secrets = new ArrayList<>();
        secrets.add(new Secret(Signing.randomSecret(), null));
        for (Secret secret : known.secrets()) {
            if (secret.until() == null) {
                secrets.add(new Secret(secret.text(), now.plus(SECRET_OVERLAP)));
            } else if (secret.counts(now)) {
                secrets.add(secret);
            }
        }
        Subscription rotated =
                new Subscription(known.id(), known.url(), known.types(), known.enabled(), List.copyOf(secrets));
        subscriptions.put(rotated, request.who().name());
        await(couriers.put(rotated));
        return Answer.ok(withSecret(rotated));
    }

    Answer replay(Request request) {
        Subscription known = find(request);
        await(couriers.replay(known.id(), cursor(request.content().path("after"))));
        return Answer.ok(form(known));
    }

    private Answer alone(Supplier<Answer> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }

    private static @Nullable Cursor cursor(JsonNode after) {
        try {
            return after.isTextual() ? Cursor.parse(after.asText()) : null;
        } catch (BadCursor e) {
            throw Problem.badRequest("/after", "\"" + after.asText() + "\" is no cursor of the feed");
        }
    }

    private Subscription find(Request request) {
        String id = request.path("id");
        return subscriptions.find(id).orElseThrow(() -> Problem.notFound("subscription", id));
    }

    private ObjectNode withSecret(Subscription subscription) {
        ObjectNode form = form(subscription);
        form.put("secret", subscription.secrets().getFirst().text());
        return form;
    }

    private ObjectNode form(Subscription subscription) {
        ObjectNode form = Answer.object();
        form.put("id", subscription.id());
        form.put("url", subscription.url());
        ArrayNode types = form.putArray("types");
        subscription.types().forEach(types::add);
        form.put("state", subscription.enabled() ? "enabled" : "disabled");
        await(couriers.standing(subscription.id())).ifPresent(standing -> {
            Progress progress = standing.progress();
            if (subscription.enabled() && progress.suspended()) {
                form.put("state", "suspended");
            }
            form.put("cursor", standing.cursor().toString());
            form.put("lag", standing.lag());
            form.put("failingSince", JsonText.time(progress.failingSince()));
            form.put("lastError", standing.lastError());
            form.put("lastDeliveredAt", JsonText.time(standing.lastDelivered()));
            form.put("nextAttemptAt", JsonText.time(standing.nextAttempt()));
        });
        return form;
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
