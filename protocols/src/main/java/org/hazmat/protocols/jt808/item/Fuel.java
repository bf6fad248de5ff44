package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Fuel in the tank (油量).
 *
 * @param tenthsLitre 0.1 l
 */
public record Fuel(int tenthsLitre) implements AdditionalItem {

    @Override
    public int id() {
        return 0x02;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u16(tenthsLitre);
    }
}
