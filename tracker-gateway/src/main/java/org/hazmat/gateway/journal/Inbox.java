package org.hazmat.gateway.journal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.hazmat.geocore.model.VehicleEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Arrivals that wait for the journal's thread: many add without locks, one takes, and what waits is bounded in bytes. */
final class Inbox {
    private static final long BYTES_EACH = 256;
    private static final long BYTES_A_FIX = 128;
    private static final long BYTES_AN_EVENT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long capacity;

    Inbox(long capacity) {
        this.capacity = capacity;
    }

    /** Full is when the bound is reached: the arrival that reaches it is still taken, so that no size of frame is too large. */
    boolean offer(Arrival arrival) {
        long weight = weight(arrival);
        long before;
        do {
            before = bytes.get();
            if (before >= capacity) {
                return false;
            }
        } while (!bytes.compareAndSet(before, before + weight));
        arrivals.add(arrival);
        return true;
    }

    /** Room is a quarter of the whole, so that a full inbox does not open and shut with every arrival. Not {@code open}: only {@link #signalRoom} calls. */
    void whenRoom(Runnable signal, boolean open) {
        waiting.add(signal);
        if (open) {
            signalRoom();
        }
    }

    @Nullable
    Arrival poll() {
        Arrival arrival = arrivals.poll();
        if (arrival != null) {
            bytes.addAndGet(-weight(arrival));
        }
        return arrival;
    }

    boolean isEmpty() {
        return arrivals.isEmpty();
    }

    void signalRoom() {
        while (bytes.get() < capacity - capacity / 4) {
            Runnable signal = waiting.poll();
            if (signal == null) {
                return;
            }
            try {
                signal.run();
            } catch (RuntimeException bug) {
                LOG.error("a connection failed to read on", bug);
            }
        }
    }

    private static long weight(Arrival arrival) {
        long weight = BYTES_EACH
                + arrival.frame().length
                + BYTES_A_FIX * arrival.fixes().size();
        for (VehicleEvent event : arrival.told().events()) {
            weight += BYTES_AN_EVENT + 2L * event.data().length();
        }
        return weight;
    }
}
