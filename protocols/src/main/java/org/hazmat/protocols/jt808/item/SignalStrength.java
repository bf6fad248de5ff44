package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Strength of the mobile network (无线通信网络信号强度), from 2013 on.
 */
public record SignalStrength(int strength) implements AdditionalItem {

    @Override
    public int id() {
        return 0x30;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u8(strength);
    }
}
