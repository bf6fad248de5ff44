package org.hazmat.protocols.jt808;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.hazmat.protocols.wire.Bytes;

/**
 * One frame of frames.jsonl, damaged; the same ones in every run.
 *
 * @param source its line there, from 1
 * @param position octet of the frame on the wire, from 0; for flips its bit; for counts the octet of header and body
 * @param wire what a connection would bring
 */
record Damage(int source, Kind kind, int position, byte[] wire) {

    enum Kind {
        /** The rest of the frame never comes. */
        CUT,
        /** Octets are missing at the end, yet the delimiter is there. */
        SHORTENED,
        /** One bit is wrong. */
        FLIPPED,
        /** The check code is wrong and nothing else. */
        MISCHECKED,
        /** A 7D before an octet that is neither 01 nor 02. */
        MISESCAPED,
        /** A word of the body is 0 and the check code is right. */
        COUNT_0,
        /** A word of the body is 65 535 and the check code is right. */
        COUNT_65535
    }

    private static final int EACH = 3;
    private static final int COUNTED = 5;
    private static final byte DELIMITER = 0x7E;

    static List<Damage> all() {
        List<Damage> all = new ArrayList<>();
        int line = 0;
        for (Vector vector : Vector.all()) {
            line++;
            byte[] wire = Bytes.ofHex(vector.hex()).toArray();
            ofWire(line, wire, all);
            List<Inbound> whole = vector.decoded();
            if (whole.size() == 1 && whole.getFirst() instanceof Frame frame) {
                ofContent(line, frame, all);
            }
        }
        return all;
    }

    private static void ofWire(int line, byte[] wire, List<Damage> all) {
        SplittableRandom random = new SplittableRandom(line);
        for (int i = 0; i < EACH; i++) {
            int cut = random.nextInt(1, wire.length - 1);
            all.add(new Damage(line, Kind.CUT, cut, Arrays.copyOf(wire, cut)));
            byte[] closed = Arrays.copyOf(wire, cut + 1);
            closed[cut] = DELIMITER;
            all.add(new Damage(line, Kind.SHORTENED, cut, closed));
            int bit = random.nextInt(8, 8 * (wire.length - 1));
            byte[] flipped = wire.clone();
            flipped[bit / 8] ^= (byte) (0x80 >>> bit % 8);
            all.add(new Damage(line, Kind.FLIPPED, bit, flipped));
        }
        int at = random.nextInt(1, wire.length - 1);
        all.add(new Damage(line, Kind.MISESCAPED, at, inserted(wire, at, 0x7D, 0x03)));
        all.add(new Damage(line, Kind.MISESCAPED, wire.length - 1, inserted(wire, wire.length - 1, 0x7D)));
    }

    private static void ofContent(int line, Frame frame, List<Damage> all) {
        SplittableRandom random = new SplittableRandom(-line);
        byte[] content = frame.content().toArray();
        int wrong = random.nextInt(1, 256);
        all.add(new Damage(line, Kind.MISCHECKED, wrong, wire(content, wrong)));
        int header = content.length - frame.header().bodyLength();
        for (int at = header; at < Math.min(content.length - 1, header + COUNTED); at++) {
            all.add(new Damage(line, Kind.COUNT_0, at, wire(with(content, at, 0), 0)));
            all.add(new Damage(line, Kind.COUNT_65535, at, wire(with(content, at, 0xFF), 0)));
        }
    }

    private static byte[] with(byte[] content, int at, int octet) {
        byte[] changed = content.clone();
        changed[at] = (byte) octet;
        changed[at + 1] = (byte) octet;
        return changed;
    }

    private static byte[] inserted(byte[] wire, int at, int... octets) {
        byte[] longer = new byte[wire.length + octets.length];
        System.arraycopy(wire, 0, longer, 0, at);
        for (int i = 0; i < octets.length; i++) {
            longer[at + i] = (byte) octets[i];
        }
        System.arraycopy(wire, at, longer, at + octets.length, wire.length - at);
        return longer;
    }

    /** With a check code that is off by so much. */
    private static byte[] wire(byte[] content, int off) {
        int check = off;
        for (byte octet : content) {
            check ^= octet;
        }
        ByteBuf wire = Unpooled.buffer();
        wire.writeByte(DELIMITER);
        for (byte octet : content) {
            escaped(octet, wire);
        }
        escaped((byte) check, wire);
        wire.writeByte(DELIMITER);
        return ByteBufUtil.getBytes(wire);
    }

    private static void escaped(byte octet, ByteBuf wire) {
        switch (octet) {
            case 0x7E -> wire.writeShort(0x7D02);
            case 0x7D -> wire.writeShort(0x7D01);
            default -> wire.writeByte(octet);
        }
    }

    /** As the golden file names it. */
    String name() {
        return source + " " + kind.name().toLowerCase(Locale.ROOT) + " " + position;
    }
}
