package org.hazmat.web.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Feed;

/** A feed that a test writes to. */
public final class MemoryFeed implements Feed {
    private final List<Event> events = new ArrayList<>();
    private final Set<Runnable> signals = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reads = new AtomicInteger();
    private long dropped;
    private volatile String name = "00112233aabb";

    /** Appends an event whose data is {@code {"id":"v-N","text":text}}. */
    public long append(VehicleId vehicle, String type, String text) {
        long sequence;
        synchronized (this) {
            sequence = dropped + events.size() + 1;
            String json = "{\"specversion\":\"1.0\",\"id\":\"e-" + sequence + "\",\"source\":\"/test\",\"type\":\""
                    + type
                    + "\",\"subject\":\"" + vehicle + "\",\"data\":{\"id\":\"v-" + sequence + "\",\"text\":\"" + text
                    + "\"}}";
            events.add(new Event(sequence, vehicle, type, json));
        }
        signals.forEach(Runnable::run);
        return sequence;
    }

    /** Keeps only what is after {@code sequence}. */
    public synchronized void forgetUntil(long sequence) {
        events.removeIf(event -> event.sequence() <= sequence);
        dropped = sequence;
    }

    /** From now on it has another name, under which nothing of before is known. */
    public void rename(String id) {
        name = id;
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public boolean knows(String id, long sequence) {
        return id.equals(name);
    }

    public int reads() {
        return reads.get();
    }

    @Override
    public synchronized long newest() {
        return dropped + events.size();
    }

    @Override
    public synchronized long oldest() {
        return dropped + 1;
    }

    @Override
    public synchronized List<Event> after(long after, int limit) {
        reads.incrementAndGet();
        return events.stream()
                .filter(event -> event.sequence() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public Subscription onNew(Runnable signal) {
        signals.add(signal);
        return () -> signals.remove(signal);
    }
}
