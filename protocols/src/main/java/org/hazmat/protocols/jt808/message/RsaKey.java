package org.hazmat.protocols.jt808.message;

import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;

/**
 * A public RSA key {e, n} (RSA 公钥): 0x8A00 the platform's, 0x0A00 the terminal's.
 *
 * @param exponent e
 * @param modulus n, 128 octets
 */
public record RsaKey(MessageId id, long exponent, Bytes modulus) implements Message {

    public static final MessageId OF_TERMINAL = MessageId.of(0x0A00);
    public static final MessageId OF_PLATFORM = MessageId.of(0x8A00);

    private static final int OCTETS = 128;

    public RsaKey {
        if (modulus.length() != OCTETS) {
            throw new IllegalArgumentException("A modulus has 128 octets, not " + modulus.length());
        }
    }

    public static RsaKey read(MessageId id, Reader reader) {
        return new RsaKey(id, reader.u32(), reader.bytes(OCTETS));
    }

    @Override
    public void write(Writer writer, Edition edition) {
        writer.u32(exponent).bytes(modulus);
    }
}
