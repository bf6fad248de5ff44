package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Terminal's general response (终端通用应答).
 *
 * @param serialNumber of the message that is answered
 * @param messageId of the message that is answered
 * @param result 0 to 3
 */
public record TerminalGeneralResponse(int serialNumber, MessageId messageId, int result) implements Message {

    public static final MessageId ID = MessageId.of(0x0001);

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int MALFORMED = 2;
    public static final int UNSUPPORTED = 3;

    public static TerminalGeneralResponse read(Reader reader, Edition edition) {
        return new TerminalGeneralResponse(reader.u16(), MessageId.of(reader.u16()), reader.u8());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber).u16(messageId.value()).u8(result);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
