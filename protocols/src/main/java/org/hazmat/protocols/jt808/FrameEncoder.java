package org.hazmat.protocols.jt808;

import io.netty.buffer.ByteBuf;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** Puts messages on the wire: header, check code, escapes, delimiters. */
public final class FrameEncoder {

    private static final byte DELIMITER = 0x7E;
    private static final byte ESCAPE = 0x7D;

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
        out.writeBytes(content(writer.bytes(body).toBytes()));
    }

    /** Header and body as {@link Frame#content} has them, put back on the wire. */
    public static byte[] content(Bytes content) {
        int length = content.length();
        byte[] frame = new byte[length + 3];
        content.copyTo(frame, 1);
        byte check = 0;
        int escapes = 0;
        for (int i = 1; i <= length; i++) {
            check ^= frame[i];
            escapes += isEscaped(frame[i]) ? 1 : 0;
        }
        frame[0] = DELIMITER;
        frame[length + 1] = check;
        frame[length + 2] = DELIMITER;
        escapes += isEscaped(check) ? 1 : 0;
        return escapes == 0 ? frame : escaped(frame, escapes);
    }

    private static byte[] escaped(byte[] plain, int escapes) {
        byte[] frame = new byte[plain.length + escapes];
        frame[0] = DELIMITER;
        int at = 1;
        for (int i = 1; i < plain.length - 1; i++) {
            at = put(plain[i], frame, at);
        }
        frame[at] = DELIMITER;
        return frame;
    }

    private static boolean isEscaped(byte octet) {
        return octet == DELIMITER || octet == ESCAPE;
    }

    private static int put(byte octet, byte[] frame, int at) {
        if (!isEscaped(octet)) {
            frame[at] = octet;
            return at + 1;
        }
        frame[at] = ESCAPE;
        frame[at + 1] = (byte) (octet == DELIMITER ? 2 : 1);
        return at + 2;
    }
}
