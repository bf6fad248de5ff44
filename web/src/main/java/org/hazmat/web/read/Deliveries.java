package org.hazmat.web.read;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** How far each subscription has come in the feed; durable, and there while the SQL store is not. */
public interface Deliveries {
    Optional<Progress> find(String subscription);

    /** Ids of the subscriptions whose progress is known. */
    Set<String> subscriptions();

    /** Completes when it is durable. */
    CompletionStage<Void> put(String subscription, Progress progress);

    /**
     * The same for one that wants events again. Completes with true when it is durable, and then what comes after it is in the feed still;
     * with false, and nothing is changed, when that is not.
     */
    CompletionStage<Boolean> goBack(String subscription, Progress progress);

    /** Completes when it is forgotten. */
    CompletionStage<Void> remove(String subscription);

    /**
     * Where a subscription stands.
     *
     * @param sequence of the last event that was taken, or was not wanted
     * @param failingSince since when the event behind it was refused; null while deliveries succeed
     * @param suspended given up until somebody resumes it; while nothing fails, disabled
     */
    record Progress(long sequence, @Nullable Instant failingSince, boolean suspended) {
        public Progress taken(long upTo) {
            return new Progress(upTo, null, false);
        }

        /** Its place is kept as long as there is room, like that of one that was given up. */
        public Progress disabled() {
            return new Progress(sequence, null, true);
        }

        public boolean isDisabled() {
            return suspended && failingSince == null;
        }

        public Progress failing(Instant since, boolean givenUp) {
            return new Progress(sequence, since, givenUp);
        }
    }
}
