package org.hazmat.protocols.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Takes big-endian fields off a body one after another; a field that is not there is {@link Malformed}. */
public final class Reader {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] array;
    private final int end;
    private int position;

    Reader(byte[] array, int from, int end) {
        this.array = array;
        this.position = from;
        this.end = end;
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

    /** GBK text of so many octets, without its padding. */
    public String text(int octets) {
        return Text.read(bytes(octets));
    }

    /** What is left, without taking it. */
    public Bytes ahead() {
        return new Bytes(array, position, remaining());
    }

    /** What is left. */
    public Bytes rest() {
        return bytes(remaining());
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
