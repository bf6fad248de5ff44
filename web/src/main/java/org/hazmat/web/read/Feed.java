package org.hazmat.web.read;

import java.util.List;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** The gap-free sequence of violation changes (违规信息流, design.md 1.3). */
public interface Feed {
    /** Sequence number of the newest event, 0 before the first. */
    long newest();

    /** What the feed is called in cursors; does not block. */
    String id();

    /** Whether a place in the feed of this name is the same place in this one. */
    boolean knows(String id, long sequence);

    /** Sequence number of the oldest event that is kept; {@code newest() + 1} when none is. */
    long oldest();

    /** At most {@code limit} events with a sequence number above {@code after}, in order. */
    List<Event> after(long after, int limit);

    /** Has {@code signal} run, on any thread and quickly, whenever there may be something new. Closing ends that. */
    Subscription onNew(Runnable signal);

    /**
     * One event, durable.
     *
     * @param vehicle null when it is about none: a checkpoint, which everybody may see
     * @param json a CloudEvents 1.0 object in structured JSON
     */
    record Event(long sequence, @Nullable VehicleId vehicle, String type, String json) {}

    /** Ends by being closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
