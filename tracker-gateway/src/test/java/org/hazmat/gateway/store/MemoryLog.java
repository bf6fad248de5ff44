package org.hazmat.gateway.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.gateway.journal.OutcomeLog;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;

/** An outcome log in memory, which forgets nothing. */
final class MemoryLog implements OutcomeLog {
    private final List<Entry> entries = new ArrayList<>();
    private Runnable signal = () -> {};
    private long drained;

    synchronized long judged(VehicleId vehicle, Fix fix, Instant receivedAt, Quality quality, Change... changes) {
        return add(new Judged(entries.size() + 1, vehicle, fix, receivedAt, quality, List.of(changes)));
    }

    synchronized long silence(VehicleId vehicle, Change... changes) {
        return add(new Judged(entries.size() + 1, vehicle, null, null, null, List.of(changes)));
    }

    synchronized long resent(VehicleId vehicle, Instant fixTime, Digest digest) {
        return add(new Resent(entries.size() + 1, vehicle, fixTime, digest));
    }

    synchronized long told(VehicleEvent event) {
        return add(new Told(entries.size() + 1, event));
    }

    @Override
    public synchronized List<Entry> after(long after, int limit) {
        int from = (int) Math.min(after, entries.size());
        return List.copyOf(entries.subList(from, Math.min(from + limit, entries.size())));
    }

    @Override
    public synchronized long newest() {
        return entries.size();
    }

    @Override
    public synchronized void drained(long upTo) {
        drained = upTo;
    }

    synchronized long drained() {
        return drained;
    }

    @Override
    public synchronized void onNew(Runnable signal) {
        this.signal = signal;
    }

    private long add(Entry entry) {
        entries.add(entry);
        signal.run();
        return entry.number();
    }
}
