package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** A message that has no record here, kept as it came. */
public record Unknown(MessageId id, Bytes body) implements Message {

    @Override
    public void write(Writer writer, Edition edition) {
        writer.bytes(body);
    }
}
