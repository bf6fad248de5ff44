package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Platform's general response (平台通用应答): result 0 promises that the message is durable.
 *
 * @param serialNumber of the message that is answered
 * @param messageId of the message that is answered
 * @param result 0 to 4
 */
public record PlatformGeneralResponse(int serialNumber, MessageId messageId, int result) implements Message {

    public static final MessageId ID = MessageId.of(0x8001);

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int MALFORMED = 2;
    public static final int UNSUPPORTED = 3;
    public static final int ALARM_CONFIRMED = 4;

    public static PlatformGeneralResponse read(Reader reader, Edition edition) {
        return new PlatformGeneralResponse(reader.u16(), MessageId.of(reader.u16()), reader.u8());
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
