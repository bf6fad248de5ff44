package org.hazmat.gateway.terminal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bad frames counted by reason, the newest kept for people to look at; they go no further than here. */
public final class BadFrames {

    /** How many are kept. */
    public static final int KEPT = 256;

    private final Deque<Seen> newest = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /**
     * A frame that could not be read.
     *
     * @param address of the terminal, with its port
     * @param hex as received
     */
    public record Seen(Instant at, String address, String reason, String hex) {}

    synchronized void add(Seen seen) {
        counts.merge(seen.reason(), 1L, Long::sum);
        newest.addFirst(seen);
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
    }

    /** Newest first. */
    public synchronized List<Seen> recent() {
        return Collections.unmodifiableList(new ArrayList<>(newest));
    }

    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
