package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.media.MediaFilter;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Has stored media uploaded (存储多媒体数据上传命令), answered by 0x0001 and then 0x0801.
 *
 * @param delete 0 keep, 1 delete afterwards
 */
public record MediaUploadCommand(MediaFilter filter, int delete) implements Message {

    public static final MessageId ID = MessageId.of(0x8803);

    public static MediaUploadCommand read(Reader reader, Edition edition) {
        return new MediaUploadCommand(MediaFilter.read(reader), reader.u8());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        filter.write(writer);
        writer.u8(delete);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
