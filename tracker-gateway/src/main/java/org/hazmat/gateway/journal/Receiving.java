package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.engine.Report;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleEvent;
import org.rocksdb.RocksDBException;

/** Stage 1: what terminals sent becomes durable, each report once (design.md 1.1). */
final class Receiving {
    private final Recognition recognition;
    private final Counters counters;
    private final Evaluated evaluated;

    Receiving(Recognition recognition, Counters counters, Evaluated evaluated) {
        this.recognition = recognition;
        this.counters = counters;
        this.evaluated = evaluated;
    }

    void take(Arrival arrival, Turn turn) throws RocksDBException {
        List<Fix> fresh = new ArrayList<>(arrival.fixes().size());
        for (Fix fix : arrival.fixes()) {
            SeenKey key = SeenKey.of(arrival.vehicle(), fix);
            if (recognition.isFirst(key, arrival.receivedAt())) {
                fresh.add(fix);
            } else {
                noteResent(key, turn);
            }
        }
        if (!fresh.isEmpty() || arrival.fixes().isEmpty()) {
            store(arrival, fresh, turn);
        }
        for (VehicleEvent event : arrival.told().events()) {
            log(event, turn);
        }
        if (fresh.isEmpty()) {
            turn.heard.merge(arrival.vehicle(), arrival.receivedAt(), Receiving::later);
        }
        turn.durable.add(arrival.durable());
    }

    private void log(VehicleEvent event, Turn turn) throws RocksDBException {
        turn.log(new OutcomeLog.Told(++counters.outcome, event));
    }

    private void noteResent(SeenKey key, Turn turn) throws RocksDBException {
        turn.log(new OutcomeLog.Resent(++counters.outcome, key.vehicle(), key.fixTime(), key.digest()));
    }

    private void store(Arrival arrival, List<Fix> fresh, Turn turn) throws RocksDBException {
        StoredFrame frame = new StoredFrame(
                counters.nextEntry,
                arrival.vehicle(),
                arrival.phoneNumber(),
                arrival.receivedAt(),
                arrival.frame(),
                fresh);
        turn.put(Column.FRAMES, frame.number(), frame.write(turn.value()));
        counters.nextEntry += frame.numbers();
        for (Report report : frame.reports()) {
            evaluated.add(report.entry());
            turn.reports.add(report);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
