package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Query of the server's time (查询服务器时间请求), 2019, answered by 0x8004. */
public record TimeQuery() implements Message {

    public static final MessageId ID = MessageId.of(0x0004);

    /** Octets that should not be there are passed over. */
    public static TimeQuery read(Reader reader, Edition edition) {
        return new TimeQuery();
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
