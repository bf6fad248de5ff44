package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Sets the driving recorder (行驶记录参数下传命令), answered by 0x0001.
 *
 * @param command of GB/T 19056
 * @param block of GB/T 19056, as it stands there
 */
public record RecorderSetting(int command, Bytes block) implements Message {

    public static final MessageId ID = MessageId.of(0x8701);

    public static RecorderSetting read(Reader reader, Edition edition) {
        return new RecorderSetting(reader.u8(), reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(command).bytes(block);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
