package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Has the terminal call a number (电话回拨), answered by 0x0001.
 *
 * @param flag 0 ordinary call, 1 listening in
 * @param number at most 20 octets
 */
public record CallBack(int flag, String number) implements Message {

    public static final MessageId ID = MessageId.of(0x8400);

    public static CallBack read(Reader reader, Edition edition) {
        return new CallBack(reader.u8(), reader.text(reader.remaining()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(flag).text(number);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
