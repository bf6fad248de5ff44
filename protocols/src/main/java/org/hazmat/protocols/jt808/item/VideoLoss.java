package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Channels without a video signal (视频信号丢失报警状态) of JT/T 1078.
 *
 * @param channels bit 0 is channel 1
 */
public record VideoLoss(int channels) implements AdditionalItem {

    @Override
    public int id() {
        return 0x15;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.i32(channels);
    }
}
