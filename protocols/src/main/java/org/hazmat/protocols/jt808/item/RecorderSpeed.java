package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Speed by the driving recorder (行驶记录功能获取的速度).
 *
 * @param tenthsKmh 0.1 km/h
 */
public record RecorderSpeed(int tenthsKmh) implements AdditionalItem {

    @Override
    public int id() {
        return 0x03;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u16(tenthsKmh);
    }
}
