package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * The driver chose an event (事件报告), until 2013, answered by 0x8001.
 *
 * @param eventId as 0x8301 gave it
 */
public record EventReport(int eventId) implements Message {

    public static final MessageId ID = MessageId.of(0x0301);

    public static EventReport read(Reader reader, Edition edition) {
        return new EventReport(reader.u8());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(eventId);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
