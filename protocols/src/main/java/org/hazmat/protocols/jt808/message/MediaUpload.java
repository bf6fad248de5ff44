package org.hazmat.protocols.jt808.message;

import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * What was recorded itself (多媒体数据上传), in sub-packages, answered by 0x8800.
 *
 * @param location where it was recorded, from 2013 on
 * @param data in 2011 with counters of its own packages in front
 */
public record MediaUpload(Media media, Optional<LocationBlock> location, Bytes data) implements Message {

    public static final MessageId ID = MessageId.of(0x0801);

    public static MediaUpload read(Reader reader, Edition edition) {
        Media media = Media.read(reader);
        Optional<LocationBlock> location =
                edition == Edition.V2011 ? Optional.empty() : Optional.of(LocationBlock.read(reader));
        return new MediaUpload(media, location, reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        media.write(writer);
        location.ifPresent(block -> block.write(writer));
        writer.bytes(data);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
