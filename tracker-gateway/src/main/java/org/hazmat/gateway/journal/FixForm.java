package org.hazmat.gateway.journal;

import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;

/** A fix in the journal's bytes. */
final class FixForm {
    private FixForm() {}

    static void write(ByteWriter out, Fix fix) {
        out.instant(fix.time())
                .signed(fix.position().lonMicrodegrees())
                .signed(fix.position().latMicrodegrees())
                .fixed64(Double.doubleToRawLongBits(fix.speedKmh()))
                .signed(fix.direction())
                .signed(fix.altitudeMetres())
                .signed(fix.alarm())
                .signed(fix.status())
                .digest(fix.digest());
    }

    static Fix read(ByteReader in) {
        return new Fix(
                in.instant(),
                new Position((int) in.signed(), (int) in.signed()),
                Double.longBitsToDouble(in.fixed64()),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                (int) in.signed(),
                in.digest());
    }
}
