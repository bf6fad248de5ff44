package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * The driver orders or cancels information (信息点播/取消), until 2013, answered by 0x8001.
 *
 * @param type as 0x8303 gave it
 * @param command 0 cancel, 1 order
 */
public record InformationOrder(int type, int command) implements Message {

    public static final MessageId ID = MessageId.of(0x0303);

    public static InformationOrder read(Reader reader, Edition edition) {
        return new InformationOrder(reader.u8(), reader.u8());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).u8(command);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
