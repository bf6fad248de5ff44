package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Data for something behind the terminal (数据下行透传).
 *
 * @param type 0 detailed positions, 11 IC card, 65 and 66 serial ports, from 240 on the user's own
 */
public record TransparentDownlink(int type, Bytes content) implements Message {

    public static final MessageId ID = MessageId.of(0x8900);

    public static TransparentDownlink read(Reader reader, Edition edition) {
        return new TransparentDownlink(reader.u8(), reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).bytes(content);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
