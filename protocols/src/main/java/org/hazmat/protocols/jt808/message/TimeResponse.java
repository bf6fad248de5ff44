package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * The server's time (查询服务器时间应答), 2019.
 *
 * @param time UTC, unlike every other time of the protocol
 */
public record TimeResponse(BcdTime time) implements Message {

    public static final MessageId ID = MessageId.of(0x8004);

    public static TimeResponse read(Reader reader, Edition edition) {
        return new TimeResponse(new BcdTime(reader.bcd(6)));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.bcd(time.digits(), 6);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
