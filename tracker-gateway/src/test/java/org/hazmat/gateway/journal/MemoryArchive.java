package org.hazmat.gateway.journal;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where events go that the journal forgets. */
final class MemoryArchive implements FeedEvents {
    private final NavigableMap<Long, FeedRetention.Old> events = new TreeMap<>();

    synchronized void add(List<FeedRetention.Old> more) {
        more.forEach(old -> events.put(old.event().sequence(), old));
    }

    @Override
    public synchronized List<Long> about(String violationId) {
        return events.values().stream()
                .filter(old -> violationId.equals(old.violation()))
                .map(old -> old.event().sequence())
                .toList();
    }

    @Override
    public synchronized List<Chained> from(long sequence, int limit) {
        return events.containsKey(sequence)
                ? events.tailMap(sequence).values().stream()
                        .map(FeedRetention.Old::event)
                        .limit(limit)
                        .toList()
                : List.of();
    }
}
