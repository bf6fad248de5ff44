package org.hazmat.web.read;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;

/** The newest judged fix of each vehicle, in memory (实时地图). None of its methods blocks. */
public interface LiveMap {
    Collection<Seen> newest();

    /** Has {@code seen} called, on any thread and quickly, with each newer fix or changed count of violations. */
    Feed.Subscription onMove(Consumer<Seen> seen);

    /**
     * A vehicle on the map.
     *
     * @param openViolations how many violations of the vehicle are open
     */
    record Seen(VehicleId vehicle, Fix fix, Instant receivedAt, int openViolations) {}
}
