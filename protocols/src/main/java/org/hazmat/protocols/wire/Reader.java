package org.hazmat.protocols.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Takes big-endian fields off a body one after another; a field that is not there is {@link Malformed}. */
public sealed class Reader permits TracingReader {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final Bytes whole;
    private final byte[] array;
    private final int end;
    private int position;
    private TextForm texts = TextForm.GBK;

    Reader(Bytes whole, byte[] array, int from) {
        this.whole = whole;
        this.array = array;
        this.position = from;
        this.end = from + whole.length();
    }

    Reader(Bytes whole) {
        this(whole, whole.array(), whole.offset());
    }

    /** Reads texts in this form from here on. */
    public Reader texts(TextForm form) {
        texts = form;
        return this;
    }

    public int remaining() {
        return end - position;
    }

    /** BYTE. */
    public int u8() {
        return array[take(1)] & 0xFF;
    }

    /** WORD. */
    public int u16() {
        return (short) SHORT.get(array, take(2)) & 0xFFFF;
    }

    /** DWORD as its 32 bits, for flags and two's complement. */
    public int i32() {
        return (int) INT.get(array, take(4));
    }

    /** DWORD as a number. */
    public long u32() {
        return i32() & 0xFFFF_FFFFL;
    }

    /** An octet further on, without taking it. */
    public int peek(int ahead) {
        if (ahead < 0 || ahead >= remaining()) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        return array[position + ahead] & 0xFF;
    }

    /** BCD digits as hexadecimal nibbles, at most eight octets. */
    public long bcd(int octets) {
        int from = take(octets);
        long value = 0;
        for (int i = from; i < from + octets; i++) {
            value = (value << 8) | (array[i] & 0xFF);
        }
        return value;
    }

    public Bytes bytes(int count) {
        int from = take(count);
        return count == 0 ? Bytes.EMPTY : new Bytes(array, from, count);
    }

    /** A reader of the next so many octets, which are taken here. */
    public Reader part(int octets) {
        return bytes(octets).reader();
    }

    /** GBK text of so many octets, without its padding. */
    public String text(int octets) {
        return Text.read(bytes(octets), texts);
    }

    /** An unsigned number of so many octets, at most seven. */
    public long number(int octets) {
        return bcd(octets);
    }

    /** So many DWORDs; a count that leads past the end is {@link Malformed} before anything is set aside for it. */
    public List<Long> u32s(long count) {
        announced(count, 4);
        Long[] numbers = new Long[(int) count];
        Arrays.setAll(numbers, i -> u32());
        return List.of(numbers);
    }

    /** So many WORDs. */
    public List<Integer> u16s(long count) {
        announced(count, 2);
        Integer[] numbers = new Integer[(int) count];
        Arrays.setAll(numbers, i -> u16());
        return List.of(numbers);
    }

    /** GBK text after a BYTE that counts its octets. */
    public String countedText() {
        return text(u8());
    }

    /** GBK text after a WORD that counts its octets. */
    public String wideCountedText() {
        return text(u16());
    }

    /** What is left, without taking it. */
    public Bytes ahead() {
        return remaining() == whole.length() ? whole : new Bytes(array, position, remaining());
    }

    /** What is left. */
    public Bytes rest() {
        return bytes(remaining());
    }

    private void announced(long count, int octets) {
        if (count > remaining() / octets) {
            throw Malformed.because(Reason.BAD_BODY);
        }
    }

    private int take(int count) {
        int from = position;
        if (count < 0 || count > end - from) {
            throw Malformed.because(Reason.BAD_BODY);
        }
        position = from + count;
        return from;
    }
}
