package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.Writer;

/**
 * Electronic waybill (电子运单上报), answered by 0x8001.
 *
 * @param content its form is for terminal and platform to agree on: the standard gives none
 */
public record ElectronicWaybill(Bytes content) implements Message {

    public static final MessageId ID = MessageId.of(0x0701);

    public static ElectronicWaybill read(Reader reader, Edition edition) {
        long length = reader.u32();
        if (length != reader.remaining()) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        return new ElectronicWaybill(reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u32(content.length()).bytes(content);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
