package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.Writer;

/**
 * New software for the terminal (下发终端升级包), from 2013 on, in sub-packages, answered by 0x0108.
 *
 * @param type 0 terminal, 12 IC card reader, 52 BeiDou module
 * @param maker 制造商 ID: 5 octets in 2019 too
 * @param version of the software
 * @param data the software itself
 */
public record UpgradePackage(int type, String maker, String version, Bytes data) implements Message {

    public static final MessageId ID = MessageId.of(0x8108);

    private static final int MAKER = 5;

    public static UpgradePackage read(Reader reader, Edition edition) {
        int type = reader.u8();
        String maker = reader.text(MAKER);
        String version = reader.countedText();
        if (reader.u32() != reader.remaining()) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        return new UpgradePackage(type, maker, version, reader.rest());
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u8(type).padded(maker, MAKER).countedText(version);
        writer.u32(data.length()).bytes(data);
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
