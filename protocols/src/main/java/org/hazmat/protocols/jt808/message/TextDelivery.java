package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Text for the driver (文本信息下发), answered by 0x0001.
 *
 * @param flags bit 2 display, 3 read aloud, 4 advertising screen (not in 2019), 5 fault codes instead of navigation;
 *     bit 0 emergency, in 2019 bits 0 and 1 are 1 service, 2 emergency, 3 notice
 * @param type 1 notice, 2 service, from 2019 on, else 0
 */
public record TextDelivery(int flags, int type, String text) implements Message {

    public static final MessageId ID = MessageId.of(0x8300);

    public static TextDelivery read(Reader reader, Edition edition) {
        int flags = reader.u8();
        int type = edition == Edition.V2019 ? reader.u8() : 0;
        return new TextDelivery(flags, type, reader.text(reader.remaining()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(flags);
        if (edition == Edition.V2019) {
            writer.u8(type);
        }
        writer.text(text);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
