package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Video alarms (视频相关报警) of JT/T 1078.
 *
 * @param bits 0 signal lost, 1 occluded, 2 storage fault, 3 other fault, 4 overcrowded, 5 abnormal driving, 6 storage full
 */
public record VideoAlarm(int bits) implements AdditionalItem {

    @Override
    public int id() {
        return 0x14;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.i32(bits);
    }
}
