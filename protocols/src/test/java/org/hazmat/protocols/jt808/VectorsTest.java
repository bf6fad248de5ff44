package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBufUtil;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of three other implementations, against the values that an independent splitter found in them. */
class VectorsTest {

    /** Bit 14 lies about the header, which the splitter does not see; the declared length proves it. */
    private static final List<String> WRONG_VERSION_BIT =
            List.of("7E0102400C010030000681", "7E0200406C010030000681", "7E8104000001000000000134199055070001");

    static Stream<Vector> valid() {
        return Vector.all().stream().filter(Vector::isValid);
    }

    static Stream<Vector> located() {
        return valid().filter(v -> v.messageId().equals("0x0200") && v.json().has("location"));
    }

    static Stream<Arguments> refused() {
        return Vector.all().stream()
                .filter(v -> !v.isValid() && WRONG_VERSION_BIT.stream().noneMatch(v.hex()::startsWith))
                .map(v -> arguments(v, v.json().get("problems").get(0).asText()));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void headerIsTheSplitters(Vector vector) {
        Header header = frame(vector).header();
        JsonNode expected = vector.json().get("header");
        assertThat(header.messageId()).hasToString(vector.messageId());
        assertThat(header.phoneNumber().digits())
                .isEqualToIgnoringCase(expected.get("terminal_phone").asText());
        assertThat(header.serialNumber()).isEqualTo(expected.get("serial").asInt());
        assertThat(header.bodyLength()).isEqualTo(expected.get("body_length").asInt());
        assertThat(header.encryption()).isEqualTo(expected.get("encryption").asInt());
        assertThat(header.isSubPackage()).isEqualTo(expected.get("subpackage").asBoolean());
        assertThat(header.packageCount())
                .isEqualTo(expected.path("package_count").asInt());
        assertThat(header.packageNumber())
                .isEqualTo(expected.path("package_index").asInt());
        assertThat(header.version()).isEqualTo(expected.path("protocol_version").asInt());
        boolean of2019 = expected.has("protocol_version");
        assertThat(header.edition() == Edition.V2019).isEqualTo(of2019);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void contentGoesBackOnTheWireUnchanged(Vector vector) {
        byte[] wire = FrameEncoder.content(frame(vector).content());
        assertThat(ByteBufUtil.hexDump(wire)).isEqualToIgnoringCase(vector.hex());
    }

    @ParameterizedTest
    @MethodSource("located")
    void locationIsTheSplitters(Vector vector) {
        LocationReport report = (LocationReport) Codec.read(frame(vector));
        JsonNode expected = vector.json().get("location");
        LocationBlock block = report.block();
        assertThat(block.alarm() & 0xFFFF_FFFFL)
                .isEqualTo(expected.get("alarm_flag").asLong());
        assertThat(block.status() & 0xFFFF_FFFFL)
                .isEqualTo(expected.get("status_flag").asLong());
        assertThat(block.latitude()).isEqualTo(microdegrees(vector, "lat"));
        assertThat(block.longitude()).isEqualTo(microdegrees(vector, "lon"));
        assertThat(block.altitudeMetres()).isEqualTo(expected.get("altitude_m").asInt());
        assertThat(block.speedTenthsKmh() / 10.0)
                .isEqualTo(expected.get("speed_kmh").asDouble());
        assertThat(block.direction()).isEqualTo(expected.get("direction").asInt());
        assertThat(block.time().instant())
                .contains(OffsetDateTime.parse(expected.get("time").asText()).toInstant());
    }

    @ParameterizedTest
    @MethodSource("located")
    void itemsAreTheSplitters(Vector vector) {
        LocationReport report = (LocationReport) Codec.read(frame(vector));
        JsonNode expected = vector.json().get("location");
        List<String> items = report.items().stream().map(VectorsTest::item).toList();
        assertThat(items)
                .isEqualTo(expected.get("items")
                        .valueStream()
                        .map(i -> i.get("id").asText() + " " + i.get("hex").asText())
                        .toList());
        assertThat(report.remainder().isEmpty()).isEqualTo(!expected.has("items_problem"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void badFrameHasAFittingReason(Vector vector, String problem) {
        List<Inbound> decoded = vector.decoded();
        if (problem.equals("embedded-7e")) {
            // A delimiter inside is one between two frames for a stream; none of them is the whole.
            assertThat(decoded).hasSizeGreaterThan(1);
            return;
        }
        assertThat(decoded).hasSize(1);
        assertThat(((BadFrame) decoded.getFirst()).reason().word()).isEqualTo(reason(problem));
        assertThat(((BadFrame) decoded.getFirst()).raw()).isEqualTo(Bytes.ofHex(vector.hex()));
    }

    @Test
    void lyingVersionBitIsSeenThrough() {
        List<String> headers = Vector.all().stream()
                .filter(v -> WRONG_VERSION_BIT.stream().anyMatch(v.hex()::startsWith))
                .map(v -> frame(v).header())
                .map(h -> h.messageId() + " " + h.edition() + " " + h.phoneNumber() + " " + h.serialNumber())
                .toList();
        assertThat(headers)
                .containsExactlyInAnyOrder(
                        "0x0102 2013 010030000681 2306",
                        "0x0200 2013 010030000681 2318",
                        "0x8104 2019 00000000013419905507 1");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void noBodyThrows(Vector vector) {
        Message message = Codec.read(frame(vector));
        assertThat(message.id()).hasToString(vector.messageId());
    }

    private static Frame frame(Vector vector) {
        List<Inbound> decoded = vector.decoded();
        assertThat(decoded).hasSize(1);
        return (Frame) decoded.getFirst();
    }

    private static String item(AdditionalItem item) {
        return String.format("0x%02X %s", item.id(), item.raw());
    }

    /** A magnitude with bit 31 set is two's complement, which the splitter takes for a huge number; its source knows. */
    private static int microdegrees(Vector vector, String name) {
        double degrees = vector.json().get("location").get(name).asDouble();
        boolean complement = Math.abs(degrees) * 1e6 > Integer.MAX_VALUE;
        return complement ? vector.json().get("expect").get(name + "_e6").asInt() : (int) Math.round(degrees * 1e6);
    }

    private static String reason(String problem) {
        return switch (problem.replaceAll(" .*", "")) {
            case "checksum" -> "bad-check-code";
            case "body-length" -> "bad-length";
            default -> problem;
        };
    }
}
