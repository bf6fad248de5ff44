package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;

/** Laws of the byte stream. */
class FrameStreamPropertiesTest {

    private static final List<byte[]> KNOWN =
            VectorsTest.valid().map(v -> Bytes.ofHex(v.hex()).toArray()).toList();

    /** Octets with many delimiters and escapes among them. */
    @Provide
    Arbitrary<byte[]> noise() {
        return Arbitraries.oneOf(
                        Arbitraries.of((byte) 0x7E, (byte) 0x7D, (byte) 1, (byte) 2, (byte) 0), Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(300);
    }

    /** Repeated, so that the limits for frames and garbage are passed too. */
    @Property
    void anyChunkingGivesTheSame(
            @ForAll("noise") byte[] noise,
            @ForAll @IntRange(min = 1, max = 20) int times,
            @ForAll @IntRange(max = 644) int vector,
            @ForAll long cuts) {
        byte[] known = KNOWN.get(vector);
        ByteBuf all = Unpooled.buffer();
        for (int i = 0; i < times; i++) {
            all.writeBytes(noise);
        }
        byte[] stream = ByteBufUtil.getBytes(all.writeBytes(known).writeBytes(known));
        List<Inbound> whole = new ArrayList<>();
        FrameDecoder one = new FrameDecoder();
        one.decode(Unpooled.wrappedBuffer(stream), whole::add);
        one.end().ifPresent(whole::add);
        assertThat(chunked(stream, new Random(cuts))).isEqualTo(whole);
        assertThat(whole.getLast()).isInstanceOf(Frame.class);
    }

    @Property
    void unescapedIsWhatWasEscaped(@ForAll("noise") byte[] body, @ForAll @IntRange(max = 65535) int serial) {
        PhoneNumber phone = PhoneNumber.of("7E7D7E7D7E7D", Edition.V2019);
        Header header = Header.of(MessageId.of(0x7E7D), body.length, Edition.V2019, phone, serial);
        ByteBuf out = Unpooled.buffer();
        FrameEncoder.frame(header, Bytes.wrap(body), out);
        List<Inbound> back = new ArrayList<>();
        new FrameDecoder().decode(out, back::add);
        Frame frame = (Frame) back.getFirst();
        assertThat(back).hasSize(1);
        assertThat(frame.body()).isEqualTo(Bytes.wrap(body));
        assertThat(frame.header().serialNumber()).isEqualTo(serial);
    }

    @Property
    void anyBodyOfAnyMessageIsAValue(@ForAll("noise") byte[] body, @ForAll Edition edition) {
        for (int id : new int[] {1, 2, 3, 4, 0x0100, 0x0102, 0x0200, 0x0704, 0x8001, 0x8004, 0x8100}) {
            Message message = Codec.read(MessageId.of(id), Bytes.wrap(body), edition);
            assertThat(message.id().value()).isEqualTo(id);
        }
    }

    private static List<Inbound> chunked(byte[] stream, Random cuts) {
        List<Inbound> out = new ArrayList<>();
        FrameDecoder decoder = new FrameDecoder();
        for (int from = 0; from < stream.length; ) {
            int length = Math.min(1 + cuts.nextInt(20), stream.length - from);
            decoder.decode(Unpooled.wrappedBuffer(stream, from, length), out::add);
            from += length;
        }
        decoder.end().ifPresent(out::add);
        return out;
    }
}
