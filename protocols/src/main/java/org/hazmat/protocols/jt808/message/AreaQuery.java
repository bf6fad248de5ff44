package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Asks which areas or routes the terminal holds (查询区域或线路数据), 2019, answered by 0x0608.
 *
 * @param type 1 circles, 2 rectangles, 3 polygons, 4 routes
 * @param areaIds none for all of the type
 */
public record AreaQuery(int type, List<Long> areaIds) implements Message {

    public static final MessageId ID = MessageId.of(0x8608);

    public static AreaQuery read(Reader reader, Edition edition) {
        return new AreaQuery(reader.u8(), reader.u32s(reader.u32()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).u32(areaIds.size()).u32s(areaIds);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
