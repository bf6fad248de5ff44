package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * What the driver does wrong (异常驾驶行为报警) of JT/T 1078.
 *
 * @param bits 0 tired, 1 on the telephone, 2 smoking
 * @param fatigue 0 to 100
 */
public record AbnormalDriving(int bits, int fatigue) implements AdditionalItem {

    @Override
    public int id() {
        return 0x18;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u16(bits).u8(fatigue);
    }
}
