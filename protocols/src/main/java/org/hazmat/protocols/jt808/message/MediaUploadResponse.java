package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * What of an upload has arrived (多媒体数据上传应答).
 *
 * @param missing numbers of the packages to send again, none when all are there
 */
public record MediaUploadResponse(long mediaId, List<Integer> missing) implements Message {

    public static final MessageId ID = MessageId.of(0x8800);

    /** Some platforms count to 0 where the standard leaves the count out. */
    public static MediaUploadResponse read(Reader reader, Edition edition) {
        long mediaId = reader.u32();
        return new MediaUploadResponse(mediaId, reader.remaining() == 0 ? List.of() : reader.u16s(reader.u8()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u32(mediaId);
        if (!missing.isEmpty()) {
            writer.u8(missing.size()).u16s(missing);
        }
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
