package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Satellites in use (GNSS 定位卫星数), from 2013 on.
 */
public record Satellites(int count) implements AdditionalItem {

    @Override
    public int id() {
        return 0x31;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u8(count);
    }
}
