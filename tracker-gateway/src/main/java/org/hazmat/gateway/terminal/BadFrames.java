package org.hazmat.gateway.terminal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hazmat.web.read.Terminals;

/** Bad frames counted by reason, the newest kept for people to look at; they go no further than here. */
final class BadFrames {

    /** How many are kept. */
    static final int KEPT = 256;

    private final Deque<Terminals.BadFrame> newest = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();

    synchronized void add(Terminals.BadFrame seen) {
        counts.merge(seen.reason(), 1L, Long::sum);
        newest.addFirst(seen);
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
    }

    /** Newest first. */
    synchronized List<Terminals.BadFrame> recent() {
        return Collections.unmodifiableList(new ArrayList<>(newest));
    }

    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
