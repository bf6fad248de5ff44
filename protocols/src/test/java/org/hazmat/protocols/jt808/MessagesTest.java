package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hazmat.protocols.jt808.Edition.V2011;
import static org.hazmat.protocols.jt808.Edition.V2013;
import static org.hazmat.protocols.jt808.Edition.V2019;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.item.Mileage;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.Deregistration;
import org.hazmat.protocols.jt808.message.Heartbeat;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TimeQuery;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message and edition against frames put together by hand from the standards' tables. */
class MessagesTest {

    private static final PhoneNumber SHORT = PhoneNumber.of("13912345678", V2013);
    private static final PhoneNumber LONG = PhoneNumber.of("13912345678", V2019);
    private static final Registration TANKER = new Registration(12, 113, "MAKER", "HT-1", "T000001", 2, "津A12345");
    private static final Registration TANKER_2019 =
            new Registration(12, 113, "MAKER123456", "HT-1", "T0000001", 2, "津A12345");

    static Stream<Arguments> frames() {
        return Stream.of(
                arguments(new Heartbeat(), V2013, 1, "7E000200000139123456780001337E"),
                arguments(new Heartbeat(), V2019, 1, "7E0002400001000000000139123456780001727E"),
                arguments(
                        TANKER,
                        V2011,
                        2,
                        "7E010000210139123456780002000C00714D414B455248542D31202020205430303030303102BDF2413132333435"
                                + "577E"),
                arguments(
                        TANKER,
                        V2013,
                        2,
                        "7E0100002D0139123456780002000C00714D414B455248542D3100000000000000000000000000000000"
                                + "5430303030303102BDF24131323334355B7E"),
                arguments(
                        TANKER_2019,
                        V2019,
                        2,
                        "7E0100405401000000000139123456780002000C00714D414B4552313233343536"
                                + "0000000000000000000000000000000000000000000000000000"
                                + "48542D3154303030303030310000000000000000000000000000000000000000000002BDF2413132333435"
                                + "547E"),
                arguments(
                        new Authentication("CODE", "123456789012345", "v1.2"),
                        V2019,
                        3,
                        "7E010240280100000000013912345678000304434F4445313233343536373839303132333435"
                                + "76312E32000000000000000000000000000000003B7E"));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void readAndWrittenAsTheStandardSays(Message message, Edition edition, int serial, String hex) {
        Frame frame = (Frame) Vector.decode(hex).getFirst();
        assertThat(frame.header().edition()).isEqualTo(message instanceof Registration ? edition : layout(edition));
        assertThat(frame.header().serialNumber()).isEqualTo(serial);
        assertThat(Codec.read(frame)).isEqualTo(message);
        ByteBuf out = Unpooled.buffer();
        PhoneNumber phone = edition == V2019 ? LONG : SHORT;
        assertThat(FrameEncoder.encode(message, edition, phone, serial, out)).isEqualTo(1);
        assertThat(ByteBufUtil.hexDump(out)).isEqualToIgnoringCase(hex);
        assertThat(ByteBufUtil.hexDump(frame.toWire())).isEqualToIgnoringCase(hex);
    }

    static Stream<Arguments> bodies() {
        MessageId report = MessageId.of(0x0200);
        return Stream.of(
                arguments(new TerminalGeneralResponse(0x1234, MessageId.of(0x8103), 3), "1234810303"),
                arguments(new PlatformGeneralResponse(0x007E, report, 4), "007E020004"),
                arguments(new Deregistration(), ""),
                arguments(new TimeQuery(), ""),
                arguments(new TimeResponse(new BcdTime(0x210820023042L)), "210820023042"),
                arguments(RegistrationResponse.accepted(2, "码1"), "000200C2EB31"),
                arguments(RegistrationResponse.refused(2, RegistrationResponse.NO_SUCH_TERMINAL), "000204"),
                arguments(new Unknown(MessageId.of(0x0F01), Bytes.ofHex("0102")), "0102"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theSameInEveryEdition(Message message, String hex) {
        for (Edition edition : Edition.values()) {
            assertThat(Codec.read(message.id(), Bytes.ofHex(hex), edition)).isEqualTo(message);
            assertThat(written(message, edition)).hasToString(hex);
        }
    }

    @Test
    void authenticationBefore2019IsTheCodeAlone() {
        Message code = Authentication.of("CODE");
        assertThat(Codec.read(code.id(), Bytes.ofHex("434F4445"), V2013)).isEqualTo(code);
        assertThat(written(code, V2011)).hasToString("434F4445");
    }

    @Test
    void authenticationOf2013BehindAHeaderOf2019IsTheCodeAlone() {
        assertThat(Codec.read(Authentication.ID, Bytes.ofHex("434F4445"), V2019))
                .isEqualTo(Authentication.of("CODE"));
    }

    @ParameterizedTest
    @CsvSource({
        "0x0001, 12345678",
        "0x8001, ''",
        "0x0100, 000C0071",
        "0x0200, 00000000000C000301D907F2073D336C001E0096004E2108201030",
        "0x0704, 000001",
        "0x0704, 0001010002ABCD",
        "0x8004, 2108200230",
        "0x8100, 0002"
    })
    void tooShortABodyIsAValue(String id, String hex) {
        Bytes body = Bytes.ofHex(hex);
        MessageId messageId = MessageId.of(Integer.decode(id));
        assertThat(Codec.read(messageId, body, V2013)).isEqualTo(new BadBody(messageId, body));
    }

    @Test
    void southAndWestAreMagnitudesWithABit() {
        LocationBlock block = new LocationBlock(0, 3, -31_000_562, -121_451_372, 30, 150, 78, time());
        LocationReport report = LocationReport.of(block, List.of(new Mileage(110)));
        assertThat(report.raw()).hasToString("000000000000000F01D907F2073D336C001E0096004E21082010304201040000006E");
        assertThat(((LocationReport) Codec.read(report.id(), report.raw(), V2013)).block())
                .isEqualTo(new LocationBlock(0, 15, -31_000_562, -121_451_372, 30, 150, 78, time()));
    }

    @ParameterizedTest
    @CsvSource({"00000003", "0000000F"})
    void twosComplementIsAccepted(String status) {
        Bytes body = Bytes.ofHex("00000000" + status + "FE26F80E" + "F8C2CC94" + "001E0096004E210820103042");
        LocationBlock block = ((LocationReport) Codec.read(LocationReport.ID, body, V2013)).block();
        assertThat(block.latitude()).isEqualTo(-31_000_562);
        assertThat(block.longitude()).isEqualTo(-121_451_372);
    }

    @Test
    void damagedTailDoesNotCostThePosition() {
        Bytes body = Bytes.ofHex("00000000000C000301D907F2073D336C001E0096004E21082010304201040000006E02040037");
        LocationReport report = (LocationReport) Codec.read(LocationReport.ID, body, V2013);
        assertThat(report.block().latitude()).isEqualTo(31_000_562);
        assertThat(report.items()).containsExactly(new Mileage(110));
        assertThat(report.remainder()).hasToString("02040037");
        assertThat(written(report, V2013)).isEqualTo(body);
    }

    @Test
    void digestIsOfTheBodyAloneInBothMessages() {
        LocationReport report = LocationReport.of(new LocationBlock(0, 3, 1, 2, 3, 4, 5, time()), List.of());
        LocationBatch batch = LocationBatch.of(LocationBatch.BLIND_AREA, List.of(report, report));
        LocationBatch read = (LocationBatch) Codec.read(batch.id(), written(batch, V2019), V2019);
        assertThat(read).isEqualTo(batch);
        assertThat(written(batch, V2019).toHex()).startsWith("000201001C00000000");
        // sha256sum over 0000000000000003 00000001 00000002 0003 0004 0005 210820103042
        assertThat(report.digest())
                .hasToString(DIGEST)
                .isEqualTo(read.reports().getLast().digest());
    }

    @Test
    void batchKeepsWhatCouldBeRead() {
        LocationReport report = LocationReport.of(new LocationBlock(0, 3, 1, 2, 3, 4, 5, time()), List.of());
        Bytes body = Bytes.ofHex("000301001C" + report.raw() + "001C0000");
        LocationBatch batch = (LocationBatch) Codec.read(LocationBatch.ID, body, V2013);
        assertThat(batch.count()).isEqualTo(3);
        assertThat(batch.reports()).containsExactly(report);
        assertThat(batch.remainder()).hasToString("001C0000");
    }

    @Test
    void timesAreGmt8ExceptThePlatforms() {
        assertThat(time().instant()).contains(Instant.parse("2021-08-20T02:30:42Z"));
        assertThat(new TimeResponse(time()).time().instantUtc()).contains(Instant.parse("2021-08-20T10:30:42Z"));
    }

    @Test
    void whatAFieldCannotHoldIsNotSent() {
        Registration tooLong = new Registration(12, 113, "MAKER1", "HT-1", "T000001", 2, "津A12345");
        assertThatThrownBy(() -> written(tooLong, V2013)).isInstanceOf(IllegalArgumentException.class);
        Message noGbk = Authentication.of("\uD83D\uDE9A");
        assertThatThrownBy(() -> written(noGbk, V2013)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final String DIGEST = "26371E1C3A41EE633C293155309A62DD";

    private static BcdTime time() {
        return BcdTime.of(Instant.parse("2021-08-20T02:30:42Z"));
    }

    private static Edition layout(Edition edition) {
        return edition == V2019 ? V2019 : V2013;
    }

    private static Bytes written(Message message, Edition edition) {
        Writer writer = new Writer();
        message.write(writer, edition);
        return writer.toBytes();
    }
}
