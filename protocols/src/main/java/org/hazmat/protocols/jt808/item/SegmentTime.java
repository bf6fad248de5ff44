package org.hazmat.protocols.jt808.item;

import org.hazmat.protocols.wire.Writer;

/**
 * Travel time on a segment was too short or too long (路段行驶时间不足/过长报警附加信息).
 *
 * @param seconds on the segment
 * @param result 0 too short, 1 too long
 */
public record SegmentTime(long segmentId, int seconds, int result) implements AdditionalItem {

    @Override
    public int id() {
        return 0x13;
    }

    @Override
    public void writeValue(Writer writer) {
        writer.u32(segmentId).u16(seconds).u8(result);
    }
}
