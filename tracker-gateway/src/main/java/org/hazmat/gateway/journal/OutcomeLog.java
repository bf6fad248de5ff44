package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.track.Change;
import org.jspecify.annotations.Nullable;

/** What the drainer reads: everything that the SQL store has to take over, in the order in which it became durable. */
public interface OutcomeLog {
    /** At most {@code limit} entries with a number above {@code after}. */
    List<Entry> after(long after, int limit);

    long newest();

    /** Entries up to this number are in the SQL store and may be forgotten. */
    void drained(long upTo);

    void onNew(Runnable signal);

    /** One entry of the log. */
    sealed interface Entry {
        long number();

        VehicleId vehicle();
    }

    /**
     * A judged report, or silence.
     *
     * @param fix null when nothing was heard and silence itself closed something
     */
    record Judged(
            long number,
            VehicleId vehicle,
            @Nullable Fix fix,
            @Nullable Instant receivedAt,
            @Nullable Quality quality,
            List<Change> changes)
            implements Entry {
        Judged with(List<Change> others) {
            return new Judged(number, vehicle, fix, receivedAt, quality, others);
        }
    }

    /** What a terminal told besides positions. */
    record Told(long number, VehicleEvent event) implements Entry {
        @Override
        public VehicleId vehicle() {
            return event.vehicle();
        }
    }

    /** An identical report that came again. */
    record Resent(long number, VehicleId vehicle, Instant fixTime, Digest digest) implements Entry {}
}
