package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hazmat.protocols.jt808.Edition.V2011;
import static org.hazmat.protocols.jt808.Edition.V2013;
import static org.hazmat.protocols.jt808.Edition.V2019;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.message.AlarmConfirmation;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.DriverIdentity.CardEvent;
import org.hazmat.protocols.jt808.message.DriverIdentity.Driver;
import org.hazmat.protocols.jt808.message.DriverQuery;
import org.hazmat.protocols.jt808.message.ElectronicWaybill;
import org.hazmat.protocols.jt808.message.LinkCheck;
import org.hazmat.protocols.jt808.message.LocationQuery;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterQuery;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.ParameterSetting;
import org.hazmat.protocols.jt808.message.SomeParametersQuery;
import org.hazmat.protocols.jt808.message.TextDelivery;
import org.hazmat.protocols.jt808.message.TrackingControl;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.jt808.parameter.ParameterKind;
import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands, parameters and reports on demand, against octets laid out by hand from the standards' tables. */
class CommandMessagesTest {

    private static final Parameter HEARTBEAT = Parameter.of(ParameterKind.HEARTBEAT_INTERVAL_SECONDS, 60);
    private static final Parameter RADIUS = Parameter.of(ParameterKind.GEOFENCE_RADIUS_METRES, 300);
    private static final Parameter PLATE = Parameter.of(ParameterKind.PLATE, "津A12345");
    private static final Parameter COLOR = Parameter.of(ParameterKind.PLATE_COLOR, 2);
    private static final Parameter VENDORS = new Parameter(0xF001, Bytes.ofHex("ABCD"));
    private static final String FIVE = "05" + "00000001040000003C" + "0000003102012C" + "0000008308BDF2413132333435"
            + "000000840102" + "0000F00102ABCD";
    private static final BcdTime TIME = new BcdTime(0x210820103042L);
    private static final String CERTIFICATE = "4331323300000000000000000000000000000000";
    private static final String IDENTITY = "3132303130310000000000000000000000000000";

    static Stream<Arguments> bodies() {
        List<Parameter> five = List.of(HEARTBEAT, RADIUS, PLATE, COLOR, VENDORS);
        return Stream.of(
                arguments(new ParameterSetting(five), FIVE),
                arguments(new ParameterSetting(List.of()), "00"),
                arguments(ParameterReport.of(0x1234, five), "1234" + FIVE),
                arguments(new ParameterQuery(), ""),
                arguments(new SomeParametersQuery(List.of(0x13L, 0xF001L)), "02000000130000F001"),
                arguments(new LocationQuery(), ""),
                arguments(new TrackingControl(5, 600), "000500000258"),
                arguments(new TrackingControl(0, 0), "0000"),
                arguments(new AlarmConfirmation(0x1234, 0x18000009), "123418000009"),
                arguments(new LinkCheck(), ""),
                arguments(new DriverQuery(), ""),
                arguments(new ElectronicWaybill(Bytes.ofHex("7B7D00")), "000000037B7D00"),
                arguments(new ElectronicWaybill(Bytes.EMPTY), "00000000"));
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
        CardEvent in = new CardEvent(1, TIME, OptionalInt.of(0));
        CardEvent out = new CardEvent(2, TIME, OptionalInt.empty());
        CardEvent locked = new CardEvent(1, TIME, OptionalInt.of(2));
        Optional<BcdDate> expiry = Optional.of(BcdDate.of(LocalDate.of(2027, 12, 31)));
        Driver driver = new Driver("张三", "C123", "津", expiry, "");
        Driver driver2019 = new Driver("张三", "C123", "津", expiry, "120101");
        Driver driver2011 = new Driver("张三", "C123", "津", Optional.empty(), "120101");
        String read = "01210820103042" + "00" + "04D5C5C8FD" + CERTIFICATE + "02BDF2" + "20271231";
        return Stream.of(
                arguments(V2011, new TextDelivery(8, 0, "停车"), "08CDA3B3B5"),
                arguments(V2013, new TextDelivery(8, 0, "停车"), "08CDA3B3B5"),
                arguments(V2019, new TextDelivery(10, 1, "停车"), "0A01CDA3B3B5"),
                arguments(V2013, identity(out, null), "02210820103042"),
                arguments(V2019, identity(out, null), "02210820103042"),
                arguments(V2013, identity(locked, null), "0121082010304202"),
                arguments(V2013, identity(in, driver), read),
                arguments(V2019, identity(in, driver2019), read + IDENTITY),
                arguments(
                        V2011,
                        new DriverIdentity(Optional.empty(), Optional.of(driver2011), Bytes.EMPTY),
                        "04D5C5C8FD" + IDENTITY + CERTIFICATE + "00".repeat(20) + "02BDF2"));
    }

    @ParameterizedTest
    @MethodSource("byEdition")
    void asTheEditionLaysItOut(Edition edition, Message message, String hex) {
        assertThat(Codec.read(message.id(), Bytes.ofHex(hex), edition)).isEqualTo(message);
        assertThat(written(message, edition)).hasToString(hex);
    }

    @Test
    void driverOf2011BehindTheHeaderThatItShares() {
        Bytes body = Bytes.ofHex("04D5C5C8FD" + IDENTITY + CERTIFICATE + "00".repeat(20) + "02BDF2");
        DriverIdentity identity = (DriverIdentity) Codec.read(DriverIdentity.ID, body, V2013);
        assertThat(identity.event()).isEmpty();
        assertThat(identity.driver().orElseThrow().name()).isEqualTo("张三");
    }

    @Test
    void endOfTrackingMayHaveItsSecondField() {
        assertThat(Codec.read(TrackingControl.ID, Bytes.ofHex("000000000258"), V2013))
                .isEqualTo(new TrackingControl(0, 600));
    }

    @Test
    void damagedParameterDoesNotCostThoseBeforeIt() {
        Bytes body = Bytes.ofHex("1234" + "02" + "00000001040000003C" + "0000001305");
        ParameterReport report = (ParameterReport) Codec.read(ParameterReport.ID, body, V2013);
        assertThat(report.parameters()).containsExactly(HEARTBEAT);
        assertThat(report.count()).isEqualTo(2);
        assertThat(report.remainder()).hasToString("0000001305");
        assertThat(written(report, V2013)).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "0x8300, ''",
        "0x8103, ''",
        "0x8103, 0100000001040000003C00",
        "0x8103, 020000000104000000",
        "0x8103, 0200000001040000003C",
        "0x8104, 00",
        "0x8106, 0200000001",
        "0x8106, FF",
        "0x0104, 1234",
        "0x0104, 12340100000001",
        "0x8201, 01",
        "0x0201, 1234",
        "0x0201, 123400000000000C000301D907F2073D336C001E0096004E2108201030",
        "0x8202, 0005",
        "0x8202, 00050000025800",
        "0x8203, 1234180000",
        "0x8204, 00",
        "0x8702, 00",
        "0x0701, 000000",
        "0x0701, 00000003ABCD",
        "0x0701, 00000001ABCD",
        "0x0701, FFFFFFFFABCD",
        "0x0702, 022108201030",
        "0x0702, 01210820103042",
        "0x0702, 0121082010304200",
        "0x0702, 012108201030420004D5C5C8FD"
    })
    void wrongLengthIsAValue(String id, String hex) {
        Bytes body = Bytes.ofHex(hex);
        MessageId messageId = MessageId.of(Integer.decode(id));
        assertThat(Codec.read(messageId, body, V2013)).isEqualTo(new BadBody(messageId, body));
    }

    @Test
    void parametersAreTypedByTheirId() {
        assertThat(HEARTBEAT.number()).hasValue(60);
        assertThat(HEARTBEAT.text()).isEmpty();
        assertThat(PLATE.text()).contains("津A12345");
        assertThat(PLATE.number()).isEmpty();
        assertThat(VENDORS.kind()).isEmpty();
        assertThat(VENDORS.number()).isEmpty();
        assertThat(new Parameter(0x01FF, Bytes.ofHex("0001020304050607")).kind())
                .contains(ParameterKind.CAN_ID);
        assertThat(new Parameter(0x0200, Bytes.EMPTY).kind()).isEmpty();
        assertThat(new Parameter(1, Bytes.ofHex("003C")).number()).isEmpty();
    }

    @Test
    void parameterThatItsKindCannotHoldIsNotSent() {
        assertThatThrownBy(() -> Parameter.of(ParameterKind.PLATE, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parameter.of(ParameterKind.PLATE_COLOR, "2"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parameter.of(ParameterKind.PLATE_COLOR, 256))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"00000000", "20270230", "2027123A"})
    void dateThatNoCalendarHas(String digits) {
        assertThat(new BcdDate(Integer.parseUnsignedInt(digits, 16)).date()).isEmpty();
    }

    private static DriverIdentity identity(CardEvent event, @Nullable Driver driver) {
        return new DriverIdentity(Optional.of(event), Optional.ofNullable(driver), Bytes.EMPTY);
    }

    private static Bytes written(Message message, Edition edition) {
        Writer writer = new Writer();
        message.write(writer, edition);
        return writer.toBytes();
    }
}
