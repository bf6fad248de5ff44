package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Asks for some terminal parameters (查询指定终端参数), from 2013 on, answered by 0x0104. */
public record SomeParametersQuery(List<Long> ids) implements Message {

    public static final MessageId ID = MessageId.of(0x8106);

    public static SomeParametersQuery read(Reader reader, Edition edition) {
        return new SomeParametersQuery(reader.u32s(reader.u8()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(ids.size()).u32s(ids);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
