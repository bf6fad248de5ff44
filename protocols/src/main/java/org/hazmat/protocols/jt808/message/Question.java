package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * A question to the driver (提问下发), until 2013, answered by 0x0302.
 *
 * @param flags bit 0 emergency, 3 read aloud, 4 advertising screen
 */
public record Question(int flags, String text, List<Choice> choices) implements Message {

    public static final MessageId ID = MessageId.of(0x8302);

    /** One possible answer (候选答案). */
    public record Choice(int answerId, String text) {}

    public static Question read(Reader reader, Edition edition) {
        int flags = reader.u8();
        String text = reader.countedText();
        List<Choice> choices = new ArrayList<>();
        while (reader.remaining() > 0) {
            choices.add(new Choice(reader.u8(), reader.wideCountedText()));
        }
        return new Question(flags, text, List.copyOf(choices));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(flags).countedText(text);
        choices.forEach(choice -> writer.u8(choice.answerId()).wideCountedText(choice.text()));
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
