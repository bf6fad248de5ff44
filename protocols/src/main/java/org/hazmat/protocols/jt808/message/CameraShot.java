package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.media.Picture;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Takes pictures or video (摄像头立即拍摄命令), answered by 0x0805, in 2011 by 0x0001.
 *
 * @param channel 通道 ID
 * @param command 0 stops, 65535 takes video, else how many pictures
 * @param seconds between two pictures, or of video; 0 as soon as can be, or without end
 * @param save 1 keep, 0 upload at once
 */
public record CameraShot(int channel, int command, int seconds, int save, Picture picture) implements Message {

    public static final MessageId ID = MessageId.of(0x8801);

    public static CameraShot read(Reader reader, Edition edition) {
        return new CameraShot(reader.u8(), reader.u16(), reader.u16(), reader.u8(), Picture.read(reader));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(channel).u16(command).u16(seconds).u8(save);
        picture.write(writer);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
