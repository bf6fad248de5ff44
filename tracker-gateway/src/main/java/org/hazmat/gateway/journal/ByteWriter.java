package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** Appends the journal's values to a growing array; {@link ByteReader} reads them back. */
final class ByteWriter {
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

    ByteWriter text(String value) {
        return blob(value.getBytes(StandardCharsets.UTF_8));
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
