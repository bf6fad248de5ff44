package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * State of the inputs (IO 状态位), from 2013 on.
 *
 * @param bits 0 deep sleep, 1 sleep
 */
public record InputOutput(int bits) implements AdditionalItem {

    @Override
    public int id() {
        return 0x2A;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u16(bits);
    }
}
