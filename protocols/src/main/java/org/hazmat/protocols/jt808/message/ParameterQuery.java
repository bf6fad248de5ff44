package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Asks for all terminal parameters (查询终端参数), answered by 0x0104. */
public record ParameterQuery() implements Message {

    public static final MessageId ID = MessageId.of(0x8104);

    public static ParameterQuery read(Reader reader, Edition edition) {
        return new ParameterQuery();
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
