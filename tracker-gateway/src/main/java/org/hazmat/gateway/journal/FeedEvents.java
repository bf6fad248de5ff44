package org.hazmat.gateway.journal;

import java.util.List;
import org.hazmat.geocore.evidence.Checkpoint;

/** Events of the feed, wherever they are kept, with their places in its chain. */
public interface FeedEvents {
    /** Sequence numbers of the events about a violation, in order. */
    List<Long> about(String violationId);

    /** At most {@code limit} events in order, the first with this number; none when that one is not here. */
    List<Chained> from(long sequence, int limit);

    /**
     * An event as it was hashed.
     *
     * @param json in canonical form
     * @param chain the feed's hash chain after it
     */
    record Chained(long sequence, String type, String json, byte[] chain) {
        boolean isCheckpoint() {
            return type.equals(Checkpoint.TYPE);
        }
    }
}
