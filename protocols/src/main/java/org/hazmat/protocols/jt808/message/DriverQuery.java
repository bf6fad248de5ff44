package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Asks who drives (上报驾驶员身份信息请求), from 2013 on, answered by 0x0702. */
public record DriverQuery() implements Message {

    public static final MessageId ID = MessageId.of(0x8702);

    public static DriverQuery read(Reader reader, Edition edition) {
        return new DriverQuery();
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
