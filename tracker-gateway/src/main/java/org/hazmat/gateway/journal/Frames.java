package org.hazmat.gateway.journal;

import java.time.Instant;
import java.util.Optional;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.VehicleId;

/** What terminals sent, octet by octet, for as long as it is kept. */
public interface Frames {
    /** The frame that a fix came in. */
    Optional<Raw> find(VehicleId vehicle, Fix fix);

    /**
     * A frame as it came, its delimiters and escapes included; several one after another when the message came in sub-packages.
     *
     * @param number of the frame in this journal
     */
    record Raw(long number, String phoneNumber, Instant receivedAt, byte[] octets) {}
}
