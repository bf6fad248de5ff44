package org.hazmat.protocols.jt808;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Malformed;
import org.hazmat.protocols.wire.Reason;

/**
 * Cuts one connection's byte stream into frames, whatever its chunks are. Each 7E ends what stood before it and may begin
 * what follows, so shared and doubled delimiters and junk between frames need no guessing. Bad frames come out as values.
 */
public final class FrameDecoder {

    /** Octets of the longest escaped frame, delimiters included; the standard's longest has 2092. */
    public static final int MAX_FRAME = 2100;

    /** After so many octets without a delimiter they are reported. */
    public static final int MAX_GARBAGE = 4096;

    private static final byte DELIMITER = 0x7E;
    private static final byte ESCAPE = 0x7D;
    private static final int MAX_SEGMENT = MAX_FRAME - 2;

    private enum Place {
        /** No delimiter seen yet: what stands here belongs to no frame. */
        OUTSIDE(MAX_GARBAGE),
        /** After a delimiter: what stands here is a frame when the next one comes. */
        INSIDE(MAX_SEGMENT),
        /** Behind a frame that was too long, up to the next delimiter. */
        DISCARDING(MAX_GARBAGE);

        private final int limit;

        Place(int limit) {
            this.limit = limit;
        }
    }

    private Place place = Place.OUTSIDE;
    private byte[] kept = new byte[0];
    private int size;

    /** Whether a frame has begun and not ended; how long that may last is the session's business. */
    public boolean isMidFrame() {
        return place == Place.INSIDE && size > 0;
    }

    /** Takes all readable bytes and hands out what they completed, in order. */
    public void decode(ByteBuf in, Consumer<? super Inbound> out) {
        while (in.isReadable()) {
            int ahead = in.bytesBefore(DELIMITER);
            int run = ahead < 0 ? in.readableBytes() : ahead;
            if (size + run > place.limit) {
                overflow(in, out);
            } else if (ahead < 0) {
                keep(in, run);
            } else {
                finish(in, run, out);
                in.skipBytes(1);
            }
        }
    }

    /** What is left when no more bytes will come. */
    public Optional<BadFrame> end() {
        boolean nothing = size == 0 || place == Place.DISCARDING;
        Bytes raw = Bytes.wrap(delimited(Unpooled.wrappedBuffer(kept, 0, size), 0, size, place == Place.INSIDE, false));
        size = 0;
        place = Place.OUTSIDE;
        return nothing ? Optional.empty() : Optional.of(new BadFrame(Reason.NO_DELIMITER, raw));
    }

    private void overflow(ByteBuf in, Consumer<? super Inbound> out) {
        keep(in, place.limit - size);
        boolean frame = place == Place.INSIDE;
        byte[] raw = delimited(Unpooled.wrappedBuffer(kept, 0, size), 0, size, frame, false);
        out.accept(new BadFrame(frame ? Reason.TOO_LONG : Reason.NO_DELIMITER, Bytes.wrap(raw)));
        size = 0;
        place = frame ? Place.DISCARDING : place;
    }

    private void keep(ByteBuf in, int count) {
        if (size + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(size + count, Math.min(2 * kept.length, place.limit)));
        }
        in.readBytes(kept, size, count);
        size += count;
    }

    private void finish(ByteBuf in, int run, Consumer<? super Inbound> out) {
        if (size > 0) {
            keep(in, run);
            segment(Unpooled.wrappedBuffer(kept, 0, size), 0, size, out);
            size = 0;
        } else if (run > 0) {
            segment(in, in.readerIndex(), run, out);
            in.skipBytes(run);
        }
        place = Place.INSIDE;
    }

    private void segment(ByteBuf source, int from, int length, Consumer<? super Inbound> out) {
        switch (place) {
            case OUTSIDE -> out.accept(bad(Reason.NO_DELIMITER, source, from, length, false));
            case INSIDE -> out.accept(frame(source, from, length));
            case DISCARDING -> {}
        }
    }

    private static Inbound frame(ByteBuf source, int from, int length) {
        byte[] octets = new byte[length];
        source.getBytes(from, octets);
        int unescaped = unescape(octets);
        if (unescaped < 0) {
            return bad(Reason.BAD_ESCAPE, source, from, length, true);
        }
        try {
            return frame(octets, unescaped);
        } catch (Malformed e) {
            return bad(e.reason(), source, from, length, true);
        }
    }

    private static Frame frame(byte[] octets, int length) {
        if (length < Header.length(Edition.V2013, false) + 1) {
            throw Malformed.because(Reason.TOO_SHORT);
        }
        int checked = 0;
        for (int i = 0; i < length; i++) {
            checked ^= octets[i];
        }
        if (checked != 0) {
            throw Malformed.because(Reason.BAD_CHECK_CODE);
        }
        return Frame.of(Bytes.wrap(octets, length - 1));
    }

    /** In place; the new length, or -1 when an escape is neither 7D 01 nor 7D 02. */
    private static int unescape(byte[] octets) {
        int to = 0;
        for (int from = 0; from < octets.length; from++) {
            byte octet = octets[from];
            if (octet == ESCAPE) {
                from++;
                int code = from < octets.length ? octets[from] : 0;
                if (code != 1 && code != 2) {
                    return -1;
                }
                octet = code == 1 ? ESCAPE : DELIMITER;
            }
            octets[to++] = octet;
        }
        return to;
    }

    private static BadFrame bad(Reason reason, ByteBuf source, int from, int length, boolean begun) {
        return new BadFrame(reason, Bytes.wrap(delimited(source, from, length, begun, true)));
    }

    private static byte[] delimited(ByteBuf source, int from, int length, boolean begun, boolean ended) {
        byte[] raw = new byte[length + (begun ? 1 : 0) + (ended ? 1 : 0)];
        source.getBytes(from, raw, begun ? 1 : 0, length);
        if (begun) {
            raw[0] = DELIMITER;
        }
        if (ended) {
            raw[raw.length - 1] = DELIMITER;
        }
        return raw;
    }
}
