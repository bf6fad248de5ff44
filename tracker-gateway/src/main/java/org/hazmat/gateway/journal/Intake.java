package org.hazmat.gateway.journal;

import java.time.Instant;
import org.hazmat.geocore.model.VehicleId;

/** Where terminals' messages enter (design.md 3, hand-off 1); called from I/O threads, never blocks. */
public interface Intake {
    /** False when there is no room: stop reading the socket, and offer the same arrival again when {@link #whenRoom} calls. */
    boolean offer(Arrival arrival);

    /** Has {@code signal} called once, on any thread, when there is room again (at once if there is). */
    void whenRoom(Runnable signal);

    /** False while the disk is too full for terminals that are not registered yet. */
    boolean takesRegistrations();

    /** The vehicle's terminal was heard without anything to keep (a heartbeat): silence is put off (rules.md 7). */
    void heard(VehicleId vehicle, Instant receivedAt);
}
