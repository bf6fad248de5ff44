package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/**
 * Tyre pressure (胎压), 2019.
 *
 * @param wheels 30 octets from the front left wheel on, FF where there is none; the standard's unit, Pa, cannot be meant
 */
public record TyrePressure(Bytes wheels) implements AdditionalItem {

    @Override
    public int id() {
        return 0x05;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.bytes(wheels);
    }
}
