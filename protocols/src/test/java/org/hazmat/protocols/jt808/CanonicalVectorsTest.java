package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole frames of three other implementations: read, and written again to the same octets.
 *
 * <p>A frame is canonical when it came whole and unencrypted, its message is one of the standard's, every field stands as
 * the tables of its edition lay it out, fixed texts are filled up on the side and with the octet that the tables name,
 * coordinates are magnitudes with a hemisphere bit, what may be left out when it is empty is left out, and nothing
 * stands behind the last field. Every frame that is not is named below with what it does differently.
 */
class CanonicalVectorsTest {

    /** Bodies that cannot be what their id says. */
    private static final List<String> REFUSED = List.of(
            // Answers without the fields that every edition has.
            "reply_test.go:128",
            "frame_reader_test.go:105",
            "[8001]-JT2011-平台-通用应答.txt:24",
            "[8001]-JT2013-平台-通用应答.txt:24",
            "[8001]-JT2019-平台-通用应答.txt:25",
            "[8100]-JT2011-平台-注册应答.txt:24",
            "[8100]-JT2013-平台-注册应答.txt:24",
            "[8100]-JT2019-平台-注册应答.txt:25",
            // Called 2011, yet without that edition's count of the items that are in this package.
            "JT808_0x0802Test.cs:163",
            // 2019, table 56 begins with a count, which their messages of that edition leave out.
            "0x8500 2019 JT808BeansTest.java:272",
            "0x8500 2019 JT808.txt:68",
            // The only parameter is cut off; their test wants an error too.
            "t_terminal_params_test.go:107",
            "t_terminal_params_test.go:118");

    /** South and west in two's complement beside the bit, or without it: MessagesTest has the standard's way. */
    private static final List<String> TWOS_COMPLEMENT = List.of(
            "JT808_0x0200Test.cs:887",
            "JT808_0x0200Test.cs:894",
            "JT808_0x0200Test.cs:924",
            "JT808_0x0200Test.cs:954",
            "JT808_0x0200Test.cs:1004",
            "JT808_0x0200Test.cs:1027",
            "JT808_0x0200Test.cs:1034",
            "JT808_0x0200Test.cs:1084");

    /** The same message in other octets. */
    private static final List<String> NOT_CANONICAL = List.of(
            // Fixed fields are filled up on the side where the standard does not, or inside a counted text.
            "JT808_0x0100Test.cs:90",
            "JT808_0x0100Test.cs:129",
            "JT808_0x0100Test.cs:187",
            "JT808.txt:4",
            "parse_test.go:146",
            "jt808_test.go:27",
            "[0100]-JT2019-终端-注册.txt:1",
            "JT808_0x0702Test.cs:69",
            "JT808_0x0702Test.cs:92",
            "JT808_0x0702Test.cs:99",
            "JT808_0x0702Test.cs:117",
            "JT808_0x0702Test.cs:168",
            "JT808_0x0702Test.cs:206",
            "JT808_0x0702Test.cs:217",
            "JT808BeansTest.java:254",
            "JT808.txt:63",
            "JT808.txt:64",
            // A maker of 11 octets where 2019 keeps 5.
            "JT808_0x0107Test.cs:83",
            // A count of nothing, which the standard leaves out.
            "JT808_0x8800Test.cs:105",
            "JT808_0x8800Test.cs:113",
            // Octets behind the last field are passed over.
            "Demo13.cs:73");

    static Stream<Vector> whole() {
        return Vector.all().stream()
                .filter(Vector::isValid)
                .filter(v -> !isPart(v))
                .filter(v -> !(message(v) instanceof Unknown))
                .filter(v -> !isIn(TWOS_COMPLEMENT, v));
    }

    static Stream<Vector> canonical() {
        return whole().filter(v -> !isIn(REFUSED, v) && !isIn(NOT_CANONICAL, v));
    }

    static Stream<Vector> notCanonical() {
        return whole().filter(v -> isIn(NOT_CANONICAL, v));
    }

    static Stream<Vector> refused() {
        return whole().filter(v -> isIn(REFUSED, v));
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void writtenAsItCame(Vector vector) {
        Frame frame = (Frame) vector.decoded().getFirst();
        Message message = message(vector);
        assertThat(message).as(vector.toString()).isNotInstanceOf(BadBody.class);
        Writer writer = new Writer();
        message.write(writer, vector.edition(frame));
        ByteBuf out = Unpooled.buffer();
        FrameEncoder.encode(frame.header(), writer.toBytes(), out);
        assertThat(ByteBufUtil.hexDump(out)).as(vector.toString()).isEqualToIgnoringCase(vector.hex());
    }

    /** No frame slips through a filter: what has no record is of another standard, or encrypted. */
    @Test
    void everyValidFrameIsInOneOfTheLists() {
        List<Vector> valid = Vector.all().stream().filter(Vector::isValid).toList();
        long parts = valid.stream().filter(CanonicalVectorsTest::isPart).count();
        List<Vector> unknown = valid.stream()
                .filter(v -> !isPart(v) && message(v) instanceof Unknown)
                .toList();
        long complement = valid.stream()
                .filter(v -> !isPart(v) && isIn(TWOS_COMPLEMENT, v))
                .count();
        assertThat(unknown).allSatisfy(v -> assertThat(isOtherStandards(v)).isTrue());
        assertThat(unknown).hasSize(92);
        assertThat(parts).isEqualTo(25);
        assertThat(complement).isEqualTo(TWOS_COMPLEMENT.size());
        assertThat(refused()).hasSize(REFUSED.size());
        assertThat(notCanonical()).hasSize(22);
        assertThat(canonical()).hasSize(485);
        assertThat(valid).hasSize(92 + 25 + 8 + 13 + 22 + 485);
    }

    private static boolean isOtherStandards(Vector vector) {
        return RegistryTest.listed().noneMatch(id -> MessageId.of(id).toString().equals(vector.messageId()))
                || vector.json().get("header").get("encryption").asInt() != 0;
    }

    private static boolean isPart(Vector vector) {
        return vector.json().get("header").get("subpackage").asBoolean();
    }

    @ParameterizedTest
    @MethodSource("notCanonical")
    void meansTheSameWhenWrittenAsTheStandardSays(Vector vector) {
        Frame frame = (Frame) vector.decoded().getFirst();
        Message message = message(vector);
        Edition edition = vector.edition(frame);
        Writer writer = new Writer();
        message.write(writer, edition);
        assertThat(writer.toBytes()).isNotEqualTo(frame.body());
        assertThat(Codec.read(message.id(), writer.toBytes(), edition)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedForItsLength(Vector vector) {
        assertThat(message(vector)).isInstanceOf(BadBody.class);
    }

    private static Message message(Vector vector) {
        Frame frame = (Frame) vector.decoded().getFirst();
        return Codec.read(frame, vector.edition(frame));
    }

    private static boolean isIn(List<String> sources, Vector vector) {
        String file = vector.toString().replaceAll(".*/", "");
        String whole = vector.messageId() + " " + vector.json().get("version").asText() + " " + file;
        return sources.contains(file) || sources.contains(whole);
    }
}
