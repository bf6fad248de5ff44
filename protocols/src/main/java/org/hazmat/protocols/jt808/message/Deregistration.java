package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Terminal deregistration (终端注销), answered by 0x8001. */
public record Deregistration() implements Message {

    public static final MessageId ID = MessageId.of(0x0003);

    /** Octets that should not be there are passed over. */
    public static Deregistration read(Reader reader, Edition edition) {
        return new Deregistration();
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
