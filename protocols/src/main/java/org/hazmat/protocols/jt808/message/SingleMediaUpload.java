package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Has one stored medium uploaded (单条存储多媒体数据检索上传命令), from 2013 on.
 *
 * @param delete 0 keep, 1 delete afterwards
 */
public record SingleMediaUpload(long mediaId, int delete) implements Message {

    public static final MessageId ID = MessageId.of(0x8805);

    public static SingleMediaUpload read(Reader reader, Edition edition) {
        return new SingleMediaUpload(reader.u32(), reader.u8());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u32(mediaId).u8(delete);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
