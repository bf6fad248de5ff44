package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Mileage (里程) on the vehicle's odometer.
 *
 * @param tenthsKm 0.1 km
 */
public record Mileage(long tenthsKm) implements AdditionalItem {

    @Override
    public int id() {
        return 0x01;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u32(tenthsKm);
    }
}
