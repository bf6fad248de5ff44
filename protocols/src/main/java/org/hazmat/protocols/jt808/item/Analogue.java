package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Analogue inputs (模拟量), from 2013 on.
 *
 * @param bits AD0 in the low word, AD1 in the high one
 */
public record Analogue(int bits) implements AdditionalItem {

    public int ad0() {
        return bits & 0xFFFF;
    }

    public int ad1() {
        return bits >>> 16;
    }

    @Override
    public int id() {
        return 0x2B;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.i32(bits);
    }
}
