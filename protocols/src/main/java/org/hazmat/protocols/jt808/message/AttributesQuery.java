package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Asks what the terminal is (查询终端属性), from 2013 on, answered by 0x0107. */
public record AttributesQuery() implements Message {

    public static final MessageId ID = MessageId.of(0x8107);

    public static AttributesQuery read(Reader reader, Edition edition) {
        return new AttributesQuery();
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
