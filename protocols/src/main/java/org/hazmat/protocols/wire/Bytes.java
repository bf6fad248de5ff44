package org.hazmat.protocols.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An immutable run of octets: usually a window on a received frame, so that keeping raw bytes copies nothing. */
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] array;
    private final int offset;
    private final int length;

    Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** The array is not copied: whoever gives it away must not write to it again. */
    public static Bytes wrap(byte[] array) {
        return wrap(array, array.length);
    }

    /** The first {@code length} octets of an array that is given away. */
    public static Bytes wrap(byte[] array, int length) {
        return length == 0 ? EMPTY : new Bytes(array, 0, length);
    }

    /**
     * Of pairs of hexadecimal digits.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Bytes ofHex(String hex) {
        return wrap(HEX.parseHex(hex));
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** The octet at an index, 0 to 255. */
    public int at(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return array[offset + index] & 0xFF;
    }

    public Bytes slice(int from, int count) {
        if (from < 0 || count < 0 || from > length - count) {
            throw new IndexOutOfBoundsException(from + "+" + count + " of " + length);
        }
        return count == 0 ? EMPTY : new Bytes(array, offset + from, count);
    }

    public Reader reader() {
        return new Reader(this, array, offset);
    }

    byte[] array() {
        return array;
    }

    int offset() {
        return offset;
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, length);
    }

    public void writeTo(ByteBuf out) {
        out.writeBytes(array, offset, length);
    }

    public void feed(MessageDigest digest) {
        digest.update(array, offset, length);
    }

    /** Upper-case hexadecimal digits. */
    public String toHex() {
        return HEX.formatHex(array, offset, offset + length);
    }

    String toText(Charset charset) {
        return new String(array, offset, length, charset);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return toHex();
    }
}
