package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Channels whose picture is covered (视频信号遮挡报警状态) of JT/T 1078.
 *
 * @param channels bit 0 is channel 1
 */
public record VideoOcclusion(int channels) implements AdditionalItem {

    @Override
    public int id() {
        return 0x16;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.i32(channels);
    }
}
