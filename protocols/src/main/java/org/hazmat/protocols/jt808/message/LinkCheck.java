package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Asks whether the terminal is still there (链路检测), 2019, answered by 0x0001. */
public record LinkCheck() implements Message {

    public static final MessageId ID = MessageId.of(0x8204);

    public static LinkCheck read(Reader reader, Edition edition) {
        return new LinkCheck();
    }

    @Override
    public void write(Writer writer, Edition edition) {
        // The body is empty.
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
