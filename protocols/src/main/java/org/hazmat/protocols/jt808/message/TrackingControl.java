package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Denser location reports for a while (临时位置跟踪控制), answered by 0x0001.
 *
 * @param intervalSeconds between two reports, 0 ends the tracking
 * @param validSeconds how long, not sent when it ends
 */
public record TrackingControl(int intervalSeconds, long validSeconds) implements Message {

    public static final MessageId ID = MessageId.of(0x8202);

    /** 2013, table 28: the end needs no field after the interval, yet may have one. */
    public static TrackingControl read(Reader reader, Edition edition) {
        int intervalSeconds = reader.u16();
        boolean bare = intervalSeconds == 0 && reader.remaining() == 0;
        return new TrackingControl(intervalSeconds, bare ? 0 : reader.u32());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(intervalSeconds);
        if (intervalSeconds != 0) {
            writer.u32(validSeconds);
        }
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
