package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * Terminal authentication (终端鉴权), answered by 0x8001.
 *
 * @param code 鉴权码, as 0x8100 gave it
 * @param imei 15 octets, from 2019 on, else empty
 * @param softwareVersion 20 octets, from 2019 on, else empty
 */
public record Authentication(String code, String imei, String softwareVersion) implements Message {

    public static final MessageId ID = MessageId.of(0x0102);

    private static final int IMEI = 15;
    private static final int SOFTWARE_VERSION = 20;

    public static Authentication of(String code) {
        return new Authentication(code, "", "");
    }

    /** Terminals with a 2019 header and a 2013 body exist: a count that leads past the end is no count. */
    public static Authentication read(Reader reader, Edition edition) {
        boolean counted = edition == Edition.V2019
                && reader.remaining() > 0
                && reader.peek(0) + IMEI + SOFTWARE_VERSION < reader.remaining();
        if (!counted) {
            return of(reader.text(reader.remaining()));
        }
        return new Authentication(reader.text(reader.u8()), reader.text(IMEI), reader.text(SOFTWARE_VERSION));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        if (edition == Edition.V2019) {
            writer.countedText(code).padded(imei, IMEI).padded(softwareVersion, SOFTWARE_VERSION);
        } else {
            writer.text(code);
        }
    }

    @Override
    public MessageId id() {
        return ID;
    }
}
