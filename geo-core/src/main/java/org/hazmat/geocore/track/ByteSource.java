package org.hazmat.geocore.track;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link ByteSink} wrote; throws {@link IllegalArgumentException} when the bytes end too early or too late. */
final class ByteSource {
    private final ByteBuffer bytes;

    ByteSource(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int u8() {
        return take(ByteBuffer::get) & 0xff;
    }

    boolean flag() {
        return u8() != 0;
    }

    int i32() {
        return take(ByteBuffer::getInt);
    }

    long i64() {
        return take(ByteBuffer::getLong);
    }

    int count() {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = u8();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a count of more than five bytes");
    }

    @Nullable
    Integer optionalCount() {
        return flag() ? count() : null;
    }

    String text() {
        int length = count();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException(
                    "a text of " + length + " bytes where " + bytes.remaining() + " are left");
        }
        byte[] utf8 = new byte[length];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Nullable
    String optionalText() {
        return flag() ? text() : null;
    }

    Instant time() {
        return Instant.ofEpochSecond(i64(), i32());
    }

    @Nullable
    Instant optionalTime() {
        return flag() ? time() : null;
    }

    void end() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes too many");
        }
    }

    private <T> T take(Function<ByteBuffer, T> read) {
        try {
            return read.apply(bytes);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the bytes end too early", e);
        }
    }
}
