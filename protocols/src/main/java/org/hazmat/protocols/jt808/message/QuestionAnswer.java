package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * The driver's answer (提问应答), until 2013.
 *
 * @param serialNumber of the question
 * @param answerId as 0x8302 gave it
 */
public record QuestionAnswer(int serialNumber, int answerId) implements Message {

    public static final MessageId ID = MessageId.of(0x0302);

    public static QuestionAnswer read(Reader reader, Edition edition) {
        return new QuestionAnswer(reader.u16(), reader.u8());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber).u8(answerId);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
