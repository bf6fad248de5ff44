package org.hazmat.geocore.track;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bytes that grow as they are written. */
final class ByteSink {
    private static final int USUAL_SIZE = 256;

    private ByteBuffer bytes = ByteBuffer.allocate(USUAL_SIZE);

    void u8(int value) {
        room(1).put((byte) value);
    }

    void flag(boolean value) {
        u8(value ? 1 : 0);
    }

    void i32(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void i64(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** A small number that is not negative: seven bits a byte, the lowest first. */
    void count(int value) {
        int rest = value;
        while (rest >= 0x80) {
            u8((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        u8(rest);
    }

    void optionalCount(@Nullable Integer value) {
        flag(value != null);
        if (value != null) {
            count(value);
        }
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        room(utf8.length).put(utf8);
    }

    void optionalText(@Nullable String text) {
        flag(text != null);
        if (text != null) {
            text(text);
        }
    }

    void time(Instant time) {
        i64(time.getEpochSecond());
        i32(time.getNano());
    }

    void optionalTime(@Nullable Instant time) {
        flag(time != null);
        if (time != null) {
            time(time);
        }
    }

    byte[] toBytes() {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        return written;
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + needed));
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }
}
