package org.hazmat.geocore.survey;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hazmat.geocore.json.Invalid;

/** Reads numbers at places of a binary file; what lies outside of it is a damaged file, whatever its counts say. */
record Octets(String part, ByteBuffer buffer) {
    static Octets of(String part, byte[] content) {
        return new Octets(part, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
    }

    int size() {
        return buffer.limit();
    }

    int octet(int at) {
        need(at, 1);
        return Byte.toUnsignedInt(buffer.get(at));
    }

    int shortLittle(int at) {
        need(at, 2);
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    int intLittle(int at) {
        need(at, 4);
        return buffer.getInt(at);
    }

    int intBig(int at) {
        return Integer.reverseBytes(intLittle(at));
    }

    byte[] octets(int at, int length) {
        need(at, length);
        byte[] octets = new byte[length];
        buffer.get(at, octets);
        return octets;
    }

    double[] doubles(int at, int count) {
        need(at, 8L * count);
        double[] doubles = new double[count];
        for (int i = 0; i < count; i++) {
            doubles[i] = buffer.getDouble(at + 8 * i);
        }
        return doubles;
    }

    /** Refuses to look beyond the end. */
    void need(long at, long length) {
        if (at < 0 || length < 0 || at + length > buffer.limit()) {
            throw new Invalid(
                    "",
                    "the " + part + " is damaged or cut off: it has " + buffer.limit() + " bytes and refers to "
                            + (at + length));
        }
    }
}
