package org.hazmat.gateway.journal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.hazmat.web.read.Deliveries;

/** How far each subscription is, by its id. */
record StoredDeliveries(DurableMap<Progress> bySubscription) implements Deliveries {
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
