package org.hazmat.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. RocksDB's checksums guard the bytes, so that running out of them is a bug. */
final class ByteReader {
    private final byte[] bytes;
    private int next;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return next == bytes.length;
    }

    int octet() {
        return bytes[next++] & 0xff;
    }

    boolean flag() {
        return octet() != 0;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
    }

    long signed() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    int size() {
        return Math.toIntExact(varint());
    }

    long fixed64() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << 8) | octet();
        }
        return value;
    }

    byte[] raw(int count) {
        byte[] value = new byte[count];
        System.arraycopy(bytes, next, value, 0, count);
        next += count;
        return value;
    }

    byte[] blob() {
        return raw(size());
    }

    String text() {
        return new String(blob(), StandardCharsets.UTF_8);
    }

    @Nullable
    String textOrNull() {
        return flag() ? text() : null;
    }

    Instant instant() {
        return Instant.ofEpochSecond(signed(), varint());
    }

    @Nullable
    Instant instantOrNull() {
        return flag() ? instant() : null;
    }

    Digest digest() {
        return new Digest(fixed64(), fixed64());
    }

    VehicleId vehicle() {
        return VehicleId.parse(text());
    }
}
