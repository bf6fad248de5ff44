package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Records sound (录音开始命令), answered by 0x0001.
 *
 * @param command 0 stop, 1 start
 * @param seconds 0 without end
 * @param save 0 upload at once, 1 keep
 * @param rate 0 8 kHz, 1 11 kHz, 2 23 kHz, 3 32 kHz
 */
public record SoundRecording(int command, int seconds, int save, int rate) implements Message {

    public static final MessageId ID = MessageId.of(0x8804);

    public static SoundRecording read(Reader reader, Edition edition) {
        return new SoundRecording(reader.u8(), reader.u16(), reader.u8(), reader.u8());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(command).u16(seconds).u8(save).u8(rate);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
