package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * What the driving recorder holds (行驶记录数据上传).
 *
 * @param serialNumber of the query
 * @param command of GB/T 19056
 * @param block of GB/T 19056, as it stands there
 */
public record RecorderData(int serialNumber, int command, Bytes block) implements Message {

    public static final MessageId ID = MessageId.of(0x0700);

    public static RecorderData read(Reader reader, Edition edition) {
        return new RecorderData(reader.u16(), reader.u8(), reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u16(serialNumber).u8(command).bytes(block);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
