package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** A body that cannot be the message that its id names; answered with result 2 and kept for people to see. */
public record BadBody(MessageId id, Bytes body) implements Message {

    @Override
    public void write(Writer writer, Edition edition) {
        writer.bytes(body);
    }
}
