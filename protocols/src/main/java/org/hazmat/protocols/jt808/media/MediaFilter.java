package org.hazmat.protocols.jt808.media;

import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Which of the terminal's stored media are meant (检索条件).
 *
 * @param type 0 image, 1 sound, 2 video
 * @param channel 0 for all
 * @param event as {@link Media#event}
 * @param start GMT+8, zeros for any
 * @param end GMT+8, zeros for any
 */
public record MediaFilter(int type, int channel, int event, BcdTime start, BcdTime end) {

    public static MediaFilter read(Reader reader) {
        return new MediaFilter(
                reader.u8(), reader.u8(), reader.u8(), new BcdTime(reader.bcd(6)), new BcdTime(reader.bcd(6)));
    }

    public void write(Writer writer) {
        writer.u8(type).u8(channel).u8(event).bcd(start.digits(), 6).bcd(end.digits(), 6);
    }
}
