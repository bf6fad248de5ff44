package org.hazmat.protocols.jt808.media;

import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * What was recorded (多媒体信息).
 *
 * @param mediaId 多媒体数据 ID
 * @param type 0 image, 1 sound, 2 video
 * @param format 0 JPEG, 1 TIF, 2 MP3, 3 WAV, 4 WMV
 * @param event 0 platform, 1 timer, 2 robbery, 3 collision, 4 door open, 5 door shut, 6 door shut and off, 7 distance
 * @param channel 通道 ID
 */
public record Media(long mediaId, int type, int format, int event, int channel) {

    public static Media read(Reader reader) {
        return new Media(reader.u32(), reader.u8(), reader.u8(), reader.u8(), reader.u8());
    }

    public void write(Writer writer) {
        writer.u32(mediaId).u8(type).u8(format).u8(event).u8(channel);
    }
}
