package org.hazmat.protocols.jt808;

import io.netty.buffer.ByteBuf;
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
        Bytes raw = delimited(Arrays.copyOf(kept, size), place == Place.INSIDE, false);
        size = 0;
        place = Place.OUTSIDE;
        return nothing ? Optional.empty() : Optional.of(new BadFrame(Reason.NO_DELIMITER, raw));
    }

    private void overflow(ByteBuf in, Consumer<? super Inbound> out) {
        byte[] octets = take(in, place.limit - size);
        boolean frame = place == Place.INSIDE;
        out.accept(new BadFrame(frame ? Reason.TOO_LONG : Reason.NO_DELIMITER, delimited(octets, frame, false)));
        place = frame ? Place.DISCARDING : place;
    }

    private void keep(ByteBuf in, int count) {
        if (size + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(size + count, Math.min(2 * kept.length, place.limit)));
        }
        in.readBytes(kept, size, count);
        size += count;
    }

    /** What was kept and so many octets more, in an array of its own, which the frame is then a window on. */
    private byte[] take(ByteBuf in, int count) {
        byte[] octets = new byte[size + count];
        System.arraycopy(kept, 0, octets, 0, size);
        in.readBytes(octets, size, count);
        size = 0;
        return octets;
    }

    private void finish(ByteBuf in, int run, Consumer<? super Inbound> out) {
        if (size + run > 0) {
            segment(take(in, run), out);
        }
        place = Place.INSIDE;
    }

    private void segment(byte[] octets, Consumer<? super Inbound> out) {
        switch (place) {
            case OUTSIDE -> out.accept(new BadFrame(Reason.NO_DELIMITER, delimited(octets, false, true)));
            case INSIDE -> out.accept(inbound(octets));
            case DISCARDING -> {}
        }
    }

    private static Inbound inbound(byte[] octets) {
        try {
            return frame(octets);
        } catch (Malformed e) {
            return new BadFrame(e.reason(), delimited(octets, true, true));
        }
    }

    private static Frame frame(byte[] octets) {
        int checked = 0;
        int escapes = 0;
        for (byte octet : octets) {
            checked ^= octet;
            escapes += octet == ESCAPE ? 1 : 0;
        }
        byte[] plain = escapes == 0 ? octets : unescape(octets, escapes);
        if (plain.length < Header.length(Edition.V2013, false) + 1) {
            throw Malformed.because(Reason.TOO_SHORT);
        }
        // Either pair is one off the octet that it stands for: 7D^01 = 7D^1 and 7D^02 = 7E^1.
        if ((checked ^ (escapes & 1)) != 0) {
            throw Malformed.because(Reason.BAD_CHECK_CODE);
        }
        return Frame.of(Bytes.wrap(plain, plain.length - 1));
    }

    /** A copy, as the octets may have to be shown as they came; an escape is 7D 01 or 7D 02. */
    private static byte[] unescape(byte[] octets, int escapes) {
        byte[] plain = new byte[octets.length - escapes];
        int to = 0;
        for (int from = 0; from < octets.length; from++) {
            byte octet = octets[from];
            if (octet == ESCAPE) {
                from++;
                int code = from < octets.length ? octets[from] : 0;
                if (code != 1 && code != 2) {
                    throw Malformed.because(Reason.BAD_ESCAPE);
                }
                octet = code == 1 ? ESCAPE : DELIMITER;
            }
            plain[to++] = octet;
        }
        return plain;
    }

    private static Bytes delimited(byte[] octets, boolean begun, boolean ended) {
        int first = begun ? 1 : 0;
        byte[] raw = new byte[first + octets.length + (ended ? 1 : 0)];
        System.arraycopy(octets, 0, raw, first, octets.length);
        if (begun) {
            raw[0] = DELIMITER;
        }
        if (ended) {
            raw[raw.length - 1] = DELIMITER;
        }
        return Bytes.wrap(raw);
    }
}
