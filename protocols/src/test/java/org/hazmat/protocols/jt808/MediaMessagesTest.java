package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hazmat.protocols.jt808.Edition.V2011;
import static org.hazmat.protocols.jt808.Edition.V2013;
import static org.hazmat.protocols.jt808.Edition.V2019;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.jt808.media.MediaFilter;
import org.hazmat.protocols.jt808.media.Picture;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.CameraShot;
import org.hazmat.protocols.jt808.message.CameraShotResponse;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.MediaEvent;
import org.hazmat.protocols.jt808.message.MediaQuery;
import org.hazmat.protocols.jt808.message.MediaQueryResponse;
import org.hazmat.protocols.jt808.message.MediaQueryResponse.Found;
import org.hazmat.protocols.jt808.message.MediaUpload;
import org.hazmat.protocols.jt808.message.MediaUploadCommand;
import org.hazmat.protocols.jt808.message.MediaUploadResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.SingleMediaUpload;
import org.hazmat.protocols.jt808.message.SoundRecording;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures, sound and video against octets laid out by hand from the standards' tables. */
class MediaMessagesTest {

    private static final Media JPEG = new Media(0x01020304, 0, 0, 3, 2);
    private static final LocationBlock BLOCK =
            new LocationBlock(0, 3, 31_000_562, 121_451_372, 30, 150, 78, new BcdTime(0x210820103042L));
    private static final String LOCATED = "000000000000000301D907F2073D336C001E0096004E210820103042";
    private static final MediaFilter ANY = new MediaFilter(2, 0, 3, new BcdTime(0), new BcdTime(0x210820103042L));

    static Stream<Arguments> bodies() {
        Picture picture = new Picture(8, 1, 255, 126, 127, 254);
        return Stream.of(
                arguments(new MediaEvent(JPEG), "0102030400000302"),
                arguments(new MediaUploadResponse(0x01020304, List.of()), "01020304"),
                arguments(new MediaUploadResponse(0x01020304, List.of(2, 300)), "01020304020002012C"),
                arguments(new CameraShot(1, 0xFFFF, 300, 1, picture), "01FFFF012C010801FF7E7FFE"),
                arguments(new CameraShotResponse(0x1234, 0, List.of(5L)), "123400000100000005"),
                arguments(new CameraShotResponse(0x1234, 0, List.of()), "1234000000"),
                arguments(new CameraShotResponse(0x1234, 2, List.of()), "123402"),
                arguments(new MediaQuery(ANY), "020003000000000000210820103042"),
                arguments(new MediaUploadCommand(ANY, 1), "02000300000000000021082010304201"),
                arguments(new SoundRecording(1, 300, 0, 3), "01012C0003"),
                arguments(new SingleMediaUpload(0x01020304, 1), "0102030401"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theSameInEveryEdition(Message message, String hex) {
        for (Edition edition : Edition.values()) {
            assertThat(Codec.read(message.id(), Bytes.ofHex(hex), edition)).isEqualTo(message);
            assertThat(written(message, edition)).hasToString(hex);
        }
    }

    static Stream<Arguments> byEdition() {
        List<Found> found = List.of(new Found(5, 0, 2, 3, BLOCK), new Found(6, 2, 1, 0, BLOCK));
        String both = "00000005000203" + LOCATED + "00000006020100" + LOCATED;
        return Stream.of(
                arguments(
                        V2011,
                        new MediaUpload(JPEG, Optional.empty(), Bytes.ofHex("FFD8")),
                        "0102030400000302" + "FFD8"),
                arguments(
                        V2013,
                        new MediaUpload(JPEG, Optional.of(BLOCK), Bytes.ofHex("FFD8")),
                        "0102030400000302" + LOCATED + "FFD8"),
                arguments(V2011, new MediaQueryResponse(0x1234, 9, found), "1234" + "0009" + "0002" + both),
                arguments(V2013, new MediaQueryResponse(0x1234, 2, found), "1234" + "0002" + both),
                arguments(V2019, new MediaQueryResponse(0x1234, 0, List.of()), "1234" + "0000"));
    }

    @ParameterizedTest
    @MethodSource("byEdition")
    void asTheEditionLaysItOut(Edition edition, Message message, String hex) {
        assertThat(Codec.read(message.id(), Bytes.ofHex(hex), edition)).isEqualTo(message);
        assertThat(written(message, edition)).hasToString(hex);
    }

    @ParameterizedTest
    @CsvSource({"0x8800, 0102030400, 01020304", "0x0805, 1234010000, 123401"})
    void countOfNothingMayBeThere(String id, String hex, String canonical) {
        Message message = Codec.read(MessageId.of(Integer.decode(id)), Bytes.ofHex(hex), V2013);
        assertThat(written(message, V2013)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0800, 01020304000003",
        "0x0800, 010203040000030200",
        "0x0801, 0102030400000302FFD8",
        "0x0802, 12340001",
        "0x0802, 1234FFFF00000005000203",
        "0x0802, 1234000000",
        "0x0805, 1234",
        "0x0805, 123400",
        "0x0805, 123400FFFF00000001",
        "0x8800, 010203",
        "0x8800, 01020304020001",
        "0x8801, 01FFFF012C010801FF7E7F",
        "0x8802, 0200030000000000002108201030",
        "0x8803, 020003000000000000210820103042",
        "0x8804, 01012C00",
        "0x8805, 01020304"
    })
    void wrongLengthIsAValue(String id, String hex) {
        Bytes body = Bytes.ofHex(hex);
        MessageId messageId = MessageId.of(Integer.decode(id));
        assertThat(Codec.read(messageId, body, V2013)).isEqualTo(new BadBody(messageId, body));
    }

    private static Bytes written(Message message, Edition edition) {
        Writer writer = new Writer();
        message.write(writer, edition);
        return writer.toBytes();
    }
}
