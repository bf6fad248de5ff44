package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Areas or routes that the terminal holds (查询区域或线路数据应答), 2019.
 *
 * @param type 1 circles, 2 rectangles, 3 polygons, 4 routes
 * @param count as announced
 * @param areas as sent: the standard does not say whether each comes with the head of its setting, and terminals differ
 */
public record AreaResponse(int type, long count, Bytes areas) implements Message {

    public static final MessageId ID = MessageId.of(0x0608);

    public static AreaResponse read(Reader reader, Edition edition) {
        return new AreaResponse(reader.u8(), reader.u32(), reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).u32(count).bytes(areas);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
