package org.hazmat.protocols.wire;

import java.util.Arrays;
import java.util.List;

/** Puts big-endian fields one after another; a value that its field cannot hold is a mistake of the caller. */
public final class Writer {

    private byte[] array = new byte[64];
    private int size;

    public int size() {
        return size;
    }

    /** BYTE. */
    public Writer u8(int value) {
        return number(value, 1);
    }

    /** WORD. */
    public Writer u16(int value) {
        return number(value, 2);
    }

    /** DWORD as a number. */
    public Writer u32(long value) {
        return number(value, 4);
    }

    /** DWORD as its 32 bits. */
    public Writer i32(int value) {
        return number(value & 0xFFFF_FFFFL, 4);
    }

    /** BCD digits given as hexadecimal nibbles. */
    public Writer bcd(long digits, int octets) {
        return number(digits, octets);
    }

    public Writer bytes(Bytes bytes) {
        reserve(bytes.length());
        bytes.copyTo(array, size);
        size += bytes.length();
        return this;
    }

    /** GBK text to its own length. */
    public Writer text(String text) {
        return bytes(Text.write(text));
    }

    /** GBK text after a BYTE that counts its octets. */
    public Writer countedText(String text) {
        Bytes encoded = Text.write(text);
        return u8(encoded.length()).bytes(encoded);
    }

    /** GBK text after a WORD that counts its octets. */
    public Writer wideCountedText(String text) {
        Bytes encoded = Text.write(text);
        return u16(encoded.length()).bytes(encoded);
    }

    /** DWORDs one after another. */
    public Writer u32s(List<Long> numbers) {
        numbers.forEach(this::u32);
        return this;
    }

    /** WORDs one after another. */
    public Writer u16s(List<Integer> numbers) {
        numbers.forEach(this::u16);
        return this;
    }

    /** GBK text with 00 after it. */
    public Writer padded(String text, int octets) {
        return padded(text, octets, false, 0);
    }

    /** GBK text with spaces after it. */
    public Writer spaced(String text, int octets) {
        return padded(text, octets, false, ' ');
    }

    /** GBK text with 00 before it. */
    public Writer leftPadded(String text, int octets) {
        return padded(text, octets, true, 0);
    }

    /** What was written, as a copy. */
    public Bytes toBytes() {
        return Bytes.wrap(Arrays.copyOf(array, size));
    }

    private Writer padded(String text, int octets, boolean left, int padding) {
        Bytes encoded = Text.write(text);
        int missing = octets - encoded.length();
        if (missing < 0) {
            throw new IllegalArgumentException("More than " + octets + " octets: " + text);
        }
        if (left) {
            return fill(padding, missing).bytes(encoded);
        }
        return bytes(encoded).fill(padding, missing);
    }

    private Writer fill(int octet, int count) {
        reserve(count);
        Arrays.fill(array, size, size + count, (byte) octet);
        size += count;
        return this;
    }

    private Writer number(long value, int octets) {
        if (octets < 8 && value >>> (8 * octets) != 0) {
            throw new IllegalArgumentException(value + " does not fit into " + octets + " octets");
        }
        reserve(octets);
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            array[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void reserve(int count) {
        if (size + count > array.length) {
            array = Arrays.copyOf(array, Math.max(size + count, 2 * array.length));
        }
    }
}
