package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** Appends the journal's values to a growing array; {@link ByteReader} reads them back. */
final class ByteWriter {
    /** The greatest number of one octet, and the last plain character. */
    private static final int SHORT = 0x7f;

    private byte[] bytes = new byte[256];
    private int length;

    ByteWriter octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    ByteWriter flag(boolean value) {
        return octet(value ? 1 : 0);
    }

    /** Seven bits an octet, low ones first; negative values take ten octets. */
    ByteWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet(((int) rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    int size() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** Small absolute values take few octets. */
    ByteWriter signed(long value) {
        return varint((value << 1) ^ (value >> 63));
    }

    ByteWriter fixed64(long value) {
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    ByteWriter raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    ByteWriter blob(byte[] value) {
        return varint(value.length).raw(value);
    }

    ByteWriter blob(ByteWriter value) {
        varint(value.length);
        room(value.length);
        System.arraycopy(value.bytes, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    ByteWriter text(String value) {
        return value.length() <= SHORT && ascii(value) ? this : blob(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Most texts are short and plain, and need no array of their own. */
    private boolean ascii(String value) {
        int count = value.length();
        room(1 + count);
        for (int i = 0; i < count; i++) {
            char unit = value.charAt(i);
            if (unit > SHORT) {
                return false;
            }
            bytes[length + 1 + i] = (byte) unit;
        }
        bytes[length] = (byte) count;
        length += 1 + count;
        return true;
    }

    ByteWriter textOrNull(@Nullable String value) {
        return value == null ? flag(false) : flag(true).text(value);
    }

    ByteWriter instant(Instant value) {
        return signed(value.getEpochSecond()).varint(value.getNano());
    }

    ByteWriter instantOrNull(@Nullable Instant value) {
        return value == null ? flag(false) : flag(true).instant(value);
    }

    ByteWriter digest(Digest value) {
        return fixed64(value.high()).fixed64(value.low());
    }

    ByteWriter vehicle(VehicleId value) {
        return text(value.toString());
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
