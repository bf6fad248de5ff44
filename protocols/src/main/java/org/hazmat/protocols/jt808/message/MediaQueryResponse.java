package org.hazmat.protocols.jt808.message;

import java.util.ArrayList;
import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * The stored media that were found (存储多媒体数据检索应答).
 *
 * @param serialNumber of the query
 * @param total all that were found; in 2011 not all need to be here
 */
public record MediaQueryResponse(int serialNumber, int total, List<Found> found) implements Message {

    public static final MessageId ID = MessageId.of(0x0802);

    /**
     * One of them (检索项).
     *
     * @param type 0 image, 1 sound, 2 video
     * @param event as in 0x0800
     * @param location where it was recorded
     */
    public record Found(long mediaId, int type, int channel, int event, LocationBlock location) {

        static Found read(Reader reader) {
            return new Found(reader.u32(), reader.u8(), reader.u8(), reader.u8(), LocationBlock.read(reader));
        }

        void write(Writer writer) {
            writer.u32(mediaId).u8(type).u8(channel).u8(event);
            location.write(writer);
        }
    }

    public static MediaQueryResponse read(Reader reader, Edition edition) {
        int serialNumber = reader.u16();
        int total = reader.u16();
        int count = edition == Edition.V2011 ? reader.u16() : total;
        List<Found> found = new ArrayList<>();
        while (found.size() < count) {
            found.add(Found.read(reader));
        }
        return new MediaQueryResponse(serialNumber, total, List.copyOf(found));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber).u16(total);
        if (edition == Edition.V2011) {
            writer.u16(found.size());
        }
        found.forEach(media -> media.write(writer));
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
