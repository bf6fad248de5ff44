package org.hazmat.protocols.jt808;

import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Reason;
import org.hazmat.protocols.wire.Writer;

/**
 * Message header (消息头) of 2011/2013 or 2019.
 *
 * @param bodyLength octets, of this frame alone
 * @param encryption bits 10 to 12 of the properties: 0 none, 1 RSA
 * @param edition the layout that fits; 2011 only where the body shows it, which is registration
 * @param version protocol version octet of 2019, else 0
 * @param serialNumber 消息流水号, 0 to 65535, wraps
 * @param packageCount sub-packages of the message, 0 when it came whole, whatever bit 13 says
 * @param packageNumber from 1, 0 when it came whole
 */
public record Header(
        MessageId messageId,
        int bodyLength,
        int encryption,
        Edition edition,
        int version,
        PhoneNumber phoneNumber,
        int serialNumber,
        int packageCount,
        int packageNumber) {

    /** Ten bits of the properties. */
    public static final int MAX_BODY = 1023;

    private static final int SHORTEST = 12;
    private static final int PACKAGED = 1 << 13;
    private static final int VERSIONED = 1 << 14;

    /** A 2013 registration has 37 octets before the plate; less can only be 2011. */
    private static final int REGISTRATION = 0x0100;

    private static final int REGISTRATION_2013 = 37;

    /** Of a message that is sent whole. */
    public static Header of(MessageId id, int bodyLength, Edition edition, PhoneNumber phone, int serialNumber) {
        int version = edition == Edition.V2019 ? 1 : 0;
        return new Header(id, bodyLength, 0, edition, version, phone, serialNumber, 0, 0);
    }

    public Header withBodyLength(int length) {
        return new Header(
                messageId,
                length,
                encryption,
                edition,
                version,
                phoneNumber,
                serialNumber,
                packageCount,
                packageNumber);
    }

    public Header withPackage(int serial, int count, int number) {
        return new Header(messageId, bodyLength, encryption, edition, version, phoneNumber, serial, count, number);
    }

    public Header withEncryption(int bits) {
        return new Header(
                messageId, bodyLength, bits, edition, version, phoneNumber, serialNumber, packageCount, packageNumber);
    }

    public boolean isSubPackage() {
        return packageCount > 0;
    }

    static int length(Edition edition, boolean packaged) {
        return (edition == Edition.V2019 ? 17 : 12) + (packaged ? 4 : 0);
    }

    /** Of header and body, unescaped, without the check code. */
    static Header read(Bytes content) {
        if (content.length() < SHORTEST) {
            throw Malformed.because(Reason.TOO_SHORT);
        }
        Reader reader = content.reader();
        int id = reader.u16();
        int properties = reader.u16();
        Edition layout = layout(properties, content.length());
        int version = layout == Edition.V2019 ? reader.u8() : 0;
        PhoneNumber phone = PhoneNumber.read(reader, layout);
        int serial = reader.u16();
        boolean packaged = (properties & PACKAGED) != 0;
        int count = packaged ? reader.u16() : 0;
        int number = count > 0 ? reader.u16() : 0;
        int bodyLength = properties & MAX_BODY;
        Edition edition = edition(layout, id, bodyLength, count > 0);
        return new Header(
                MessageId.of(id), bodyLength, (properties >>> 10) & 7, edition, version, phone, serial, count, number);
    }

    void write(Writer writer) {
        if (bodyLength > MAX_BODY) {
            throw new IllegalArgumentException("A frame holds no body of " + bodyLength + " octets");
        }
        boolean versioned = edition == Edition.V2019;
        int flags = (versioned ? VERSIONED : 0) | (isSubPackage() ? PACKAGED : 0);
        writer.u16(messageId.value()).u16(flags | (encryption << 10) | bodyLength);
        if (versioned) {
            writer.u8(version);
        }
        phoneNumber.write(writer, edition);
        writer.u16(serialNumber);
        if (isSubPackage()) {
            writer.u16(packageCount).u16(packageNumber);
        }
    }

    /** By bit 14, unless the declared body length fits only the other header: terminals set the bit wrongly either way. */
    private static Edition layout(int properties, int contentLength) {
        boolean packaged = (properties & PACKAGED) != 0;
        int bodyLength = properties & MAX_BODY;
        boolean fits2013 = length(Edition.V2013, packaged) + bodyLength == contentLength;
        boolean fits2019 = length(Edition.V2019, packaged) + bodyLength == contentLength;
        if (!fits2013 && !fits2019) {
            boolean headerFits = contentLength >= length(Edition.V2013, packaged);
            throw Malformed.because(headerFits ? Reason.BAD_LENGTH : Reason.TOO_SHORT);
        }
        return fits2019 ? Edition.V2019 : Edition.V2013;
    }

    private static Edition edition(Edition layout, int id, int bodyLength, boolean packaged) {
        boolean old = layout == Edition.V2013 && id == REGISTRATION && !packaged && bodyLength < REGISTRATION_2013;
        return old ? Edition.V2011 : layout;
    }
}
