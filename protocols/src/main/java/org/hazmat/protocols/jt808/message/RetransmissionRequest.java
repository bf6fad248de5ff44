package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Platform asks for sub-packages again (服务器补传分包请求), from 2013 on; the terminal sends those frames unchanged.
 *
 * @param serialNumber of the message's first sub-package
 * @param packageNumbers those that are missing, from 1
 */
public record RetransmissionRequest(int serialNumber, List<Integer> packageNumbers) implements Message {

    public static final MessageId ID = MessageId.of(0x8003);

    public static RetransmissionRequest read(Reader reader, Edition edition) {
        int serialNumber = reader.u16();
        int count = edition == Edition.V2019 ? reader.u16() : reader.u8();
        return new RetransmissionRequest(serialNumber, reader.u16s(count));
    }

    /** The count is a BYTE in 2013 and a WORD in 2019. */
    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber);
        if (edition == Edition.V2019) {
            writer.u16(packageNumbers.size());
        } else {
            writer.u8(packageNumbers.size());
        }
        writer.u16s(packageNumbers);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
