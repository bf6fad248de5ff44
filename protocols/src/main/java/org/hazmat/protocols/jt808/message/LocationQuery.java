package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Asks where the vehicle is (位置信息查询), answered by 0x0201. */
public record LocationQuery() implements Message {

    public static final MessageId ID = MessageId.of(0x8201);

    public static LocationQuery read(Reader reader, Edition edition) {
        return new LocationQuery();
    }

    @Override
    public void write(Writer writer, Edition edition) {
        // The body is empty.
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
