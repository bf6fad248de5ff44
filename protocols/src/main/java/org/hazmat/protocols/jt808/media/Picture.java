package org.hazmat.protocols.jt808.media;

import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * How a picture is to look (图像参数).
 *
 * @param resolution 1 320x240, 2 640x480, 3 800x600, 4 1024x768, 5 176x144, 6 352x288, 7 704x288, 8 704x576
 * @param quality 1 best to 10 smallest
 * @param brightness 0 to 255
 * @param contrast 0 to 127
 * @param saturation 0 to 127
 * @param chroma 0 to 255
 */
public record Picture(int resolution, int quality, int brightness, int contrast, int saturation, int chroma) {

    public static Picture read(Reader reader) {
        return new Picture(reader.u8(), reader.u8(), reader.u8(), reader.u8(), reader.u8(), reader.u8());
    }

    public void write(Writer writer) {
        writer.u8(resolution)
                .u8(quality)
                .u8(brightness)
                .u8(contrast)
                .u8(saturation)
                .u8(chroma);
    }
}
