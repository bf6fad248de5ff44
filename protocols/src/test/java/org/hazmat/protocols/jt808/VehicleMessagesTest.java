package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hazmat.protocols.jt808.Edition.V2011;
import static org.hazmat.protocols.jt808.Edition.V2013;
import static org.hazmat.protocols.jt808.Edition.V2019;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hazmat.protocols.jt808.item.Mileage;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.CompressedUplink;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.TerminalAttributes;
import org.hazmat.protocols.jt808.message.UpgradePackage;
import org.hazmat.protocols.jt808.message.VehicleControl;
import org.hazmat.protocols.jt808.message.VehicleControl.Control;
import org.hazmat.protocols.jt808.message.VehicleControlResponse;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Attributes, upgrades, control of the vehicle and compressed data, against octets laid out by hand from the tables. */
class VehicleMessagesTest {

    private static final BcdTime TIME = new BcdTime(0x210820103042L);
    private static final String BLOCK =
            "00000000" + "000C0003" + "01D907F2" + "073D336C" + "001E0096004E" + "210820103042";

    /** What a body may inflate to at most, written out so that the limit itself is under test. */
    private static final int MAX_CONTENT = 65_536;

    /** 88 octets that another implementation compressed. */
    private static final String GZIP = "1F8B080000000000000B2BCE4DCCC949CEC82CA6320D0027F897E258000000";

    static Stream<Arguments> bodies() {
        TerminalAttributes attributes = new TerminalAttributes(
                2, "MAKER", "HT-1", "T000001", Bytes.ofHex("89860012345678901234"), "H1", "F2", 3, 32);
        // 2019, table 20: model and id are 30 octets, the maker stays at 5 (2013, table 20: 20, 7 and 5).
        String start = "0002" + "4D414B4552" + "48542D31";
        String end = "89860012345678901234" + "024831" + "024632" + "03" + "20";
        LocationReport report = LocationReport.of(
                new LocationBlock(0, 0xC0003, 31_000_562, 121_451_372, 30, 150, 78, TIME), List.of(new Mileage(110)));
        return Stream.of(
                arguments(V2013, attributes, start + "00".repeat(16) + "54303030303031" + end),
                arguments(V2019, attributes, start + "00".repeat(26) + "54303030303031" + "00".repeat(23) + end),
                arguments(V2011, new VehicleControl(1, List.of()), "01"),
                arguments(V2013, new VehicleControl(0, List.of()), "00"),
                arguments(
                        V2019,
                        new VehicleControl(
                                0,
                                List.of(
                                        new Control(VehicleControl.DOORS, VehicleControl.LOCK),
                                        new Control(0xF001, Bytes.ofHex("07")))),
                        "0002" + "000100" + "F00107"),
                arguments(
                        V2019,
                        new VehicleControl(0, List.of(new Control(0xF002, Bytes.ofHex("00010203")))),
                        "0001" + "F002" + "00010203"),
                arguments(V2019, new VehicleControl(0, List.of()), "0000"),
                arguments(V2013, new VehicleControlResponse(0x1234, report), "1234" + BLOCK + "01040000006E"),
                arguments(V2019, new VehicleControlResponse(0x1234, report), "1234" + BLOCK + "01040000006E"),
                arguments(
                        V2013,
                        new UpgradePackage(52, "MAKER", "V2", Bytes.ofHex("0102030405")),
                        "34" + "4D414B4552" + "025632" + "00000005" + "0102030405"),
                arguments(V2019, new UpgradePackage(0, "MA", "", Bytes.EMPTY), "00" + "4D41000000" + "00" + "00000000"),
                arguments(V2013, new CompressedUplink(Bytes.ofHex(GZIP)), "0000001F" + GZIP),
                arguments(V2019, new CompressedUplink(Bytes.ofHex("0102")), "00000002" + "0102"),
                arguments(V2019, new CompressedUplink(Bytes.EMPTY), "00000000"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void asTheEditionLaysItOut(Edition edition, Message message, String hex) {
        assertThat(Codec.read(message.id(), Bytes.ofHex(hex), edition)).isEqualTo(message);
        assertThat(written(message, edition)).hasToString(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0107, 00024D414B4552",
        "0x8108, 344D414B4552025632000000050102",
        "0x8108, 344D414B4552025632000000010102",
        "0x8108, 344D414B4552025632FFFFFFFF0102",
        "0x8500, ''",
        "0x8500, 0002000100",
        "0x8500, 000000",
        "0x8500, 0001",
        "0x0500, 1234",
        "0x0901, 000000",
        "0x0901, 000000020102FF",
        "0x0901, 000000041F8B0800"
    })
    void wrongLengthIsAValue(String id, String hex) {
        Bytes body = Bytes.ofHex(hex);
        MessageId messageId = MessageId.of(Integer.decode(id));
        assertThat(Codec.read(messageId, body, V2019)).isEqualTo(new BadBody(messageId, body));
    }

    @Test
    void makerOfElevenOctetsIsSeenByTheCountsBehindIt() {
        String body = "0002" + "4D414B4552" + "00".repeat(6) + "48542D31" + "00".repeat(26) + "54303030303031"
                + "00".repeat(23) + "89860012345678901234" + "024831" + "024632" + "03" + "20";
        TerminalAttributes attributes =
                (TerminalAttributes) Codec.read(TerminalAttributes.ID, Bytes.ofHex(body), V2019);
        assertThat(attributes.maker()).isEqualTo("MAKER");
        assertThat(attributes.iccid()).hasToString("89860012345678901234");
        assertThat(attributes.network()).isEqualTo(32);
    }

    @Test
    void compressedDataIsInflated() {
        Bytes content = new CompressedUplink(Bytes.ofHex(GZIP)).content().orElseThrow();
        String text = new String(content.toArray(), StandardCharsets.US_ASCII);
        assertThat(text).hasSize(88).startsWith("smallchi").isEqualTo("smallchi".repeat(11));
        assertThat(CompressedUplink.of(content).content()).contains(content);
        assertThat(new CompressedUplink(Bytes.ofHex("0102")).content()).isEmpty();
    }

    /** Seen to fail with a limit of 128 KiB, of 63 KiB, and without one. */
    @Test
    void whatInflatesWithoutEndIsNoBody() throws IOException {
        assertThat(Codec.read(CompressedUplink.ID, zeros(MAX_CONTENT), V2013)).isInstanceOf(CompressedUplink.class);
        Bytes bomb = zeros(MAX_CONTENT + 1);
        assertThat(bomb.length()).isLessThan(Header.MAX_BODY);
        assertThat(Codec.read(CompressedUplink.ID, bomb, V2013)).isEqualTo(new BadBody(CompressedUplink.ID, bomb));
    }

    /** Another project's frame, whose header announces more octets than there are: 2024-06-27 15:54:46, valid to 2024-06-27. */
    @Test
    void binaryTimeOfACardIsReadAsTheTimeItMeans() {
        Bytes body = Bytes.ofHex(
                "0218061B0F362E00" + "0753696D62613237" + "6777313233" + "00".repeat(15) + "0443415244" + "07E8061B");
        DriverIdentity identity = (DriverIdentity) Codec.read(DriverIdentity.ID, body, V2013);
        assertThat(identity.event().orElseThrow().time()).hasToString("240627155446");
        DriverIdentity.Driver driver = identity.driver().orElseThrow();
        assertThat(driver.name()).isEqualTo("Simba27");
        assertThat(driver.expiry().orElseThrow().date().orElseThrow()).hasToString("2024-06-27");
    }

    @Test
    void timeThatIsNoneEitherWayStaysAsItCame() {
        DriverIdentity identity = (DriverIdentity) Codec.read(DriverIdentity.ID, Bytes.ofHex("02FFFFFFFFFFFF"), V2013);
        assertThat(identity.event().orElseThrow().time()).hasToString("FFFFFFFFFFFF");
    }

    @Test
    void whatAFieldCannotHoldIsNotSent() {
        assertThatThrownBy(() -> new TerminalAttributes(0, "", "", "", Bytes.EMPTY, "", "", 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(new UpgradePackage(0, "MAKER6", "", Bytes.EMPTY), V2019))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Bytes zeros(int count) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
            gzip.write(new byte[count]);
        }
        return new Writer()
                .u32(octets.size())
                .bytes(Bytes.wrap(octets.toByteArray()))
                .toBytes();
    }

    private static Bytes written(Message message, Edition edition) {
        Writer writer = new Writer();
        message.write(writer, edition);
        return writer.toBytes();
    }
}
