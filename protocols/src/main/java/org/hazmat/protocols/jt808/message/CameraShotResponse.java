package org.hazmat.protocols.jt808.message;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * What was taken (摄像头立即拍摄命令应答), from 2013 on.
 *
 * @param serialNumber of the command
 * @param result 0 done, 1 failed, 2 no such channel
 * @param mediaIds only with result 0
 */
public record CameraShotResponse(int serialNumber, int result, List<Long> mediaIds) implements Message {

    public static final MessageId ID = MessageId.of(0x0805);

    public static final int OK = 0;

    /** Some terminals count to 0 where the standard leaves the count out. */
    public static CameraShotResponse read(Reader reader, Edition edition) {
        int serialNumber = reader.u16();
        int result = reader.u8();
        boolean bare = result != OK && reader.remaining() == 0;
        return new CameraShotResponse(serialNumber, result, bare ? List.of() : reader.u32s(reader.u16()));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber).u8(result);
        if (result == OK || !mediaIds.isEmpty()) {
            writer.u16(mediaIds.size()).u32s(mediaIds);
        }
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
