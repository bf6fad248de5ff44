package org.hazmat.web.read;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** How far each subscription has come in the feed; durable, and there while the SQL store is not. */
public interface Deliveries {
    Optional<Progress> find(String subscription);

    /** Completes when it is durable. */
    CompletionStage<Void> put(String subscription, Progress progress);

    /** Completes when it is forgotten. */
    CompletionStage<Void> remove(String subscription);

    /**
     * Where a subscription stands.
     *
     * @param sequence of the last event that was taken, or was not wanted
     * @param failingSince since when the event behind it was refused; null while deliveries succeed
     * @param suspended given up until somebody resumes it
     */
    record Progress(long sequence, @Nullable Instant failingSince, boolean suspended) {
        public Progress taken(long upTo) {
            return new Progress(upTo, null, false);
        }

        public Progress failing(Instant since, boolean givenUp) {
            return new Progress(sequence, since, givenUp);
        }
    }
}
