package org.hazmat.protocols.jt808;

import io.netty.buffer.ByteBuf;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** Puts messages on the wire: header, check code, escapes, delimiters. */
public final class FrameEncoder {

    private static final int DELIMITER = 0x7E;
    private static final int ESCAPE = 0x7D;

    private FrameEncoder() {}

    /**
     * Writes a message, as sub-packages when one frame cannot hold it.
     *
     * @return the frames written, which is how many serial numbers from {@code serialNumber} on are used up
     */
    public static int encode(Message message, Edition edition, PhoneNumber phone, int serialNumber, ByteBuf out) {
        Writer body = new Writer();
        message.write(body, edition);
        Header header = Header.of(message.id(), 0, edition, phone, serialNumber);
        return encode(header, body.toBytes(), out);
    }

    /** The same for a body that is already encoded; the header's lengths and package numbers are set here. */
    public static int encode(Header header, Bytes body, ByteBuf out) {
        int length = body.length();
        if (length <= Header.MAX_BODY) {
            frame(header.withBodyLength(length), body, out);
            return 1;
        }
        int count = (length + Header.MAX_BODY - 1) / Header.MAX_BODY;
        for (int number = 1; number <= count; number++) {
            int from = (number - 1) * Header.MAX_BODY;
            Bytes part = body.slice(from, Math.min(Header.MAX_BODY, length - from));
            int serial = (header.serialNumber() + number - 1) & 0xFFFF;
            frame(header.withPackage(serial, count, number).withBodyLength(part.length()), part, out);
        }
        return count;
    }

    /** Exactly one frame, as its header says. */
    public static void frame(Header header, Bytes body, ByteBuf out) {
        if (header.bodyLength() != body.length()) {
            throw new IllegalArgumentException("The header announces " + header.bodyLength() + " octets");
        }
        Writer writer = new Writer();
        header.write(writer);
        content(writer.bytes(body).toBytes(), out);
    }

    /** Header and body as {@link Frame#content} has them, put back on the wire. */
    public static void content(Bytes content, ByteBuf out) {
        out.writeByte(DELIMITER);
        int check = 0;
        for (int i = 0; i < content.length(); i++) {
            int octet = content.at(i);
            check ^= octet;
            escaped(octet, out);
        }
        escaped(check, out);
        out.writeByte(DELIMITER);
    }

    private static void escaped(int octet, ByteBuf out) {
        if (octet == DELIMITER) {
            out.writeByte(ESCAPE).writeByte(2);
        } else if (octet == ESCAPE) {
            out.writeByte(ESCAPE).writeByte(1);
        } else {
            out.writeByte(octet);
        }
    }
}
