package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * How an upgrade went (终端升级结果通知), from 2013 on, answered by 0x8001.
 *
 * @param type 0 terminal, 12 IC card reader, 52 BeiDou module
 * @param result 0 done, 1 failed, 2 cancelled
 */
public record UpgradeResult(int type, int result) implements Message {

    public static final MessageId ID = MessageId.of(0x0108);

    public static UpgradeResult read(Reader reader, Edition edition) {
        return new UpgradeResult(reader.u8(), reader.u8());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).u8(result);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
