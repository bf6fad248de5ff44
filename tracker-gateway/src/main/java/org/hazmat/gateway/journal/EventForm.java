package org.hazmat.gateway.journal;

import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;

/** A vehicle event in the journal's bytes. */
final class EventForm {
    private EventForm() {}

    static ByteWriter write(ByteWriter out, VehicleEvent event) {
        return out.vehicle(event.vehicle())
                .text(event.id())
                .text(event.kind().word())
                .instant(event.time())
                .instant(event.receivedAt())
                .text(event.data());
    }

    static VehicleEvent read(ByteReader in, VehicleId vehicle) {
        return new VehicleEvent(
                vehicle, in.text(), VehicleEvent.Kind.ofWord(in.text()), in.instant(), in.instant(), in.text());
    }
}
