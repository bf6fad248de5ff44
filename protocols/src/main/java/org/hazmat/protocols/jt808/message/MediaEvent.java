package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/** Something was recorded (多媒体事件信息上传), answered by 0x8001. */
public record MediaEvent(Media media) implements Message {

    public static final MessageId ID = MessageId.of(0x0800);

    public static MediaEvent read(Reader reader, Edition edition) {
        return new MediaEvent(Media.read(reader));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        media.write(writer);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
