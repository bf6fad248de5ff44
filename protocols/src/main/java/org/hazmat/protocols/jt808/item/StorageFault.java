package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Storage units that failed (存储器故障报警状态) of JT/T 1078.
 *
 * @param units bits 0 to 11 main storage, 12 to 15 reserve
 */
public record StorageFault(int units) implements AdditionalItem {

    @Override
    public int id() {
        return 0x17;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u16(units);
    }
}
