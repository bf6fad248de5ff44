package org.hazmat.gateway.journal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.hazmat.web.read.Deliveries;
import org.hazmat.web.read.Feed;

/** How far each subscription is, by its id. */
record StoredDeliveries(DurableMap<Progress> bySubscription, Feed feed) implements Deliveries {
    @Override
    public Optional<Progress> find(String subscription) {
        return bySubscription.find(subscription);
    }

    @Override
    public Set<String> subscriptions() {
        return bySubscription.keys();
    }

    @Override
    public CompletionStage<Void> put(String subscription, Progress progress) {
        return bySubscription.put(subscription, progress).thenAccept(ignored -> {});
    }

    /** What is forgotten is forgotten on the journal's thread as well: it sees this, or this sees it. */
    @Override
    public CompletionStage<Boolean> goBack(String subscription, Progress progress) {
        return bySubscription
                .putIf(() -> progress.sequence() >= feed.oldest() - 1, subscription, progress)
                .handle((ignored, failure) -> {
                    if (failure != null && !(failure instanceof DurableMap.Refused)) {
                        throw new CompletionException(failure);
                    }
                    return failure == null;
                });
    }

    @Override
    public CompletionStage<Void> remove(String subscription) {
        return bySubscription.remove(subscription).thenAccept(ignored -> {});
    }

    static byte[] value(Progress progress) {
        return new ByteWriter()
                .varint(progress.sequence())
                .instantOrNull(progress.failingSince())
                .flag(progress.suspended())
                .toBytes();
    }

    static Progress read(byte[] value) {
        ByteReader in = new ByteReader(value);
        return new Progress(in.varint(), in.instantOrNull(), in.flag());
    }
}
