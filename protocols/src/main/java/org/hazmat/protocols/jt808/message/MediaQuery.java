package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.media.MediaFilter;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Looks for stored media (存储多媒体数据检索), answered by 0x0802. */
public record MediaQuery(MediaFilter filter) implements Message {

    public static final MessageId ID = MessageId.of(0x8802);

    public static MediaQuery read(Reader reader, Edition edition) {
        return new MediaQuery(MediaFilter.read(reader));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        filter.write(writer);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
