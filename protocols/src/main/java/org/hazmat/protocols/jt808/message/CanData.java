package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Frames of the CAN bus (CAN 总线数据上传), from 2013 on, answered by 0x8001.
 *
 * @param firstReceived BCD digits hhmmss and four of a millisecond's, of the first frame
 */
public record CanData(long firstReceived, List<CanFrame> frames) implements Message {

    public static final MessageId ID = MessageId.of(0x0705);

    /**
     * One frame.
     *
     * @param canId bit 31 channel, 30 extended, 29 calculated, 28 to 0 the id
     * @param data eight octets
     */
    public record CanFrame(int canId, Bytes data) {}

    public static CanData read(Reader reader, Edition edition) {
        int count = reader.u16();
        long firstReceived = reader.bcd(5);
        List<CanFrame> frames = new ArrayList<>();
        while (frames.size() < count) {
            frames.add(new CanFrame(reader.i32(), reader.bytes(8)));
        }
        return new CanData(firstReceived, List.copyOf(frames));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(frames.size()).bcd(firstReceived, 5);
        frames.forEach(frame -> writer.i32(frame.canId()).bytes(frame.data()));
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
