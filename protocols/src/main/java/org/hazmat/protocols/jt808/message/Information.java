package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Information that the driver ordered (信息服务), until 2013, answered by 0x0001.
 *
 * @param type as 0x8303 gave it
 */
public record Information(int type, String text) implements Message {

    public static final MessageId ID = MessageId.of(0x8304);

    public static Information read(Reader reader, Edition edition) {
        return new Information(reader.u8(), reader.wideCountedText());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).wideCountedText(text);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
