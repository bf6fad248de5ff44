package org.hazmat.gateway.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.wire.Bytes;

/** Whatever a sound frame holds, decode shows it whole. */
class DecodePropertiesTest {

    @Provide
    Arbitrary<Integer> ids() {
        return Arbitraries.of(
                1, 2, 3, 4, 0x0100, 0x0102, 0x0200, 0x0704, 0x0104, 0x0702, 0x0F01, 0x8001, 0x8004, 0x8100, 0x8103,
                0x8300, 0x8600, 0x8601, 0x8604, 0x8606, 0x0800, 0x0801, 0x0802, 0x0805, 0x8801, 0x8401, 0x0705);
    }

    /** Small numbers, so that counts and lengths fit now and then. */
    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<Byte> small = Arbitraries.bytes().between((byte) 0, (byte) 60);
        return Arbitraries.oneOf(small, Arbitraries.bytes()).array(byte[].class).ofMaxSize(150);
    }

    @Property
    void everyOctetIsInTheTable(
            @ForAll("ids") int id, @ForAll("bodies") byte[] body, @ForAll Edition edition, @ForAll boolean part) {
        PhoneNumber phone = PhoneNumber.of("13912345678", edition);
        Header header = Header.of(MessageId.of(id), body.length, edition, phone, 7);
        ByteBuf out = Unpooled.buffer();
        FrameEncoder.frame(part ? header.withPackage(7, 3, 2) : header, Bytes.wrap(body), out);
        Decoded decoded = Decoded.all(ByteBufUtil.hexDump(out)).getFirst();
        assertThat(FrameJson.of(decoded).get("valid").asBoolean()).isEqualTo(decoded instanceof Decoded.Valid);
        assertThat(FrameTable.of(decoded)).isNotEmpty();
        switch (decoded) {
            case Decoded.Valid good -> isWhole(FrameTable.fields(good), good.frame());
            case Decoded.BadMessage bad -> isWhole(FrameTable.fields(bad), bad.frame());
            case Decoded.Invalid bad -> throw new AssertionError(bad);
        }
    }

    private static void isWhole(Fields fields, Frame frame) {
        assertThat(fields.remaining()).isZero();
        assertThat(String.join(
                        "",
                        fields.rows().stream().map(row -> row.octets().toHex()).toList()))
                .isEqualTo(unescaped(frame.toWire()));
    }

    /** Whatever the octets are, something is said about them. */
    @Property
    void damagedFrameHasAnAnswer(@ForAll("bodies") byte[] octets, @ForAll boolean begun, @ForAll boolean ended) {
        String hex = (begun ? "7E" : "") + HexFormat.of().formatHex(octets) + (ended ? "7E" : "");
        for (Decoded decoded : Decoded.all(hex)) {
            assertThat(FrameTable.of(decoded).lines()).hasSizeGreaterThan(2);
        }
    }

    /** Between the delimiters, by text replacement on pairs of digits. */
    private static String unescaped(byte[] wire) {
        String spaced = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(wire, 1, wire.length - 1);
        return spaced.replace("7D 02", "7E").replace("7D 01", "7D").replace(" ", "");
    }
}
