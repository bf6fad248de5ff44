package org.hazmat.gateway.journal;

import java.time.Instant;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be folded again, because something else is in force than when it was judged (rules.md 16).
 *
 * @param number tells it from others
 * @param since fix time from which on
 * @param vehicle null: every vehicle
 */
public record Todo(long number, Instant since, @Nullable VehicleId vehicle) {
    byte[] value() {
        ByteWriter out = new ByteWriter().instant(since).flag(vehicle != null);
        if (vehicle != null) {
            out.vehicle(vehicle);
        }
        return out.toBytes();
    }

    static Todo read(long number, byte[] value) {
        ByteReader in = new ByteReader(value);
        return new Todo(number, in.instant(), in.flag() ? in.vehicle() : null);
    }
}
