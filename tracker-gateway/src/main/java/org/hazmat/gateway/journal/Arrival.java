package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;

/**
 * A message of an authenticated terminal that has to be durable before it is acknowledged.
 *
 * @param phoneNumber digits as the terminal sends them
 * @param frame the raw frame as received, delimiters and escapes included; for a message in sub-packages, the frames one after another
 * @param told what the message tells
 * @param durable called once, on the journal's thread, when the frame is on stable storage; must not block
 */
public record Arrival(
        VehicleId vehicle, String phoneNumber, byte[] frame, Instant receivedAt, Told told, Runnable durable) {

    /**
     * What a message tells.
     *
     * @param fixes 0x0200: one, 0x0704: many
     * @param events drivers, waybills and what else is kept with the vehicle
     */
    public record Told(List<Fix> fixes, List<VehicleEvent> events) {
        public static final Told NOTHING = new Told(List.of(), List.of());
    }

    /** Of a message that tells positions alone. */
    public Arrival(
            VehicleId vehicle,
            String phoneNumber,
            byte[] frame,
            Instant receivedAt,
            List<Fix> fixes,
            Runnable durable) {
        this(vehicle, phoneNumber, frame, receivedAt, new Told(fixes, List.of()), durable);
    }

    public List<Fix> fixes() {
        return told.fixes();
    }
}
