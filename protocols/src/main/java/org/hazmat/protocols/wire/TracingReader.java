package org.hazmat.protocols.wire;

import java.util.ArrayList;
import java.util.List;

/** A reader that remembers what was taken, for showing where each field of a body stands. */
public final class TracingReader extends Reader {

    /**
     * A field that was taken.
     *
     * @param offset from the start of the body
     * @param length octets, 0 for a text that is empty
     * @param isNumber whether it was taken as a number, which a count or a length always is
     */
    public record Span(int offset, int length, boolean isNumber) {}

    private final int start;
    private final int size;
    private final List<Span> spans;

    public TracingReader(Bytes body) {
        this(body, 0, new ArrayList<>());
    }

    private TracingReader(Bytes octets, int start, List<Span> spans) {
        super(octets);
        this.start = start;
        this.size = octets.length();
        this.spans = spans;
    }

    /** In the order of the octets, parts of the body included. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    @Override
    public int u8() {
        int offset = offset();
        int value = super.u8();
        return took(offset, 1, true, value);
    }

    @Override
    public int u16() {
        int offset = offset();
        int value = super.u16();
        return took(offset, 2, true, value);
    }

    @Override
    public int i32() {
        int offset = offset();
        int value = super.i32();
        return took(offset, 4, true, value);
    }

    @Override
    public long bcd(int octets) {
        int offset = offset();
        long value = super.bcd(octets);
        return took(offset, octets, true, value);
    }

    @Override
    public Bytes bytes(int count) {
        int offset = offset();
        Bytes value = super.bytes(count);
        return took(offset, count, false, value);
    }

    @Override
    public Reader part(int octets) {
        int offset = offset();
        return new TracingReader(super.bytes(octets), offset, spans);
    }

    private int offset() {
        return start + size - remaining();
    }

    private <T> T took(int offset, int length, boolean isNumber, T value) {
        spans.add(new Span(offset, length, isNumber));
        return value;
    }
}
