package org.hazmat.web.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom the feed is pushed to (推送订阅). */
public interface Subscriptions {
    Optional<Subscription> find(String id);

    /** In order of their ids. */
    List<Subscription> all();

    /** True when it is new. */
    boolean put(Subscription subscription, String author);

    boolean delete(String id, String author);

    /**
     * One consumer.
     *
     * @param types event types that it gets; empty: all
     * @param enabled false: nothing is sent, and its place in the feed is kept while there is plenty of room on the disk
     * @param secrets what deliveries are signed with, newest first; never empty
     */
    record Subscription(String id, String url, List<String> types, boolean enabled, List<Secret> secrets) {
        public boolean wants(String type) {
            return types.isEmpty() || types.contains(type);
        }
    }

    /**
     * A signing secret.
     *
     * @param text {@code whsec_} and Base64, as Standard Webhooks writes it
     * @param until when it stops to count; null for the newest
     */
    record Secret(String text, @Nullable Instant until) {
        public boolean counts(Instant now) {
            return until == null || now.isBefore(until);
        }

        /** Never the secret itself. */
        @Override
        public String toString() {
            return "Secret[until=" + until + "]";
        }
    }
}
