package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Terminal heartbeat (终端心跳), answered by 0x8001. */
public record Heartbeat() implements Message {

    public static final MessageId ID = MessageId.of(0x0002);

    /** Octets that should not be there are passed over. */
    public static Heartbeat read(Reader reader, Edition edition) {
        return new Heartbeat();
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
