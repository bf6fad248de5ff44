package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hazmat.protocols.jt808.Edition.V2011;
import static org.hazmat.protocols.jt808.Edition.V2013;
import static org.hazmat.protocols.jt808.Edition.V2019;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.area.AreaKind;
import org.hazmat.protocols.jt808.area.AreaPoint;
import org.hazmat.protocols.jt808.area.AreaTerms;
import org.hazmat.protocols.jt808.area.Circle;
import org.hazmat.protocols.jt808.area.Rectangle;
import org.hazmat.protocols.jt808.area.RouteCorner;
import org.hazmat.protocols.jt808.area.RouteCorner.TravelTime;
import org.hazmat.protocols.jt808.area.SpeedLimit;
import org.hazmat.protocols.jt808.area.TimeWindow;
import org.hazmat.protocols.jt808.message.AreaDeletion;
import org.hazmat.protocols.jt808.message.AreaQuery;
import org.hazmat.protocols.jt808.message.AreaResponse;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.CircleAreas;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PolygonArea;
import org.hazmat.protocols.jt808.message.RectangleAreas;
import org.hazmat.protocols.jt808.message.RouteArea;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Areas and routes of each edition against octets laid out by hand from the standards' tables. */
class AreaMessagesTest {

    private static final AreaPoint TIANJIN = new AreaPoint(39_000_000, 117_000_000);
    private static final AreaPoint NEARBY = new AreaPoint(38_000_000, 118_000_000);
    /** 39 and 117 degrees are 0x025317C0 and 0x06F94740 microdegrees, 38 and 118 are 0x0243D580 and 0x07088980. */
    private static final String AT_TIANJIN = "025317C006F94740";

    private static final String AT_NEARBY = "0243D58007088980";

    /** Every day from half past eight to six. */
    private static final Optional<TimeWindow> DAILY =
            Optional.of(new TimeWindow(new BcdTime(0x083000L), new BcdTime(0x180000L)));

    private static final String AT_DAYTIME = "000000083000000000180000";

    static Stream<Arguments> areas() {
        AreaTerms plain = new AreaTerms(0x28, Optional.empty(), Optional.empty());
        AreaTerms day = new AreaTerms(0x28, DAILY, limit(0));
        AreaTerms night = new AreaTerms(0x28, DAILY, limit(40));
        return Stream.of(
                arguments(
                        V2013,
                        new CircleAreas(
                                1, List.of(new Circle(7, plain, TIANJIN, 500, ""), new Circle(8, day, NEARBY, 1, ""))),
                        "0102" + "000000070028" + AT_TIANJIN + "000001F4"
                                + ("00000008002B" + AT_NEARBY + "00000001" + AT_DAYTIME + "003C0A")),
                arguments(
                        V2019,
                        new CircleAreas(
                                0,
                                List.of(new Circle(7, plain, TIANJIN, 500, ""), new Circle(8, night, NEARBY, 1, "津A"))),
                        "0002" + "000000070028" + AT_TIANJIN + "000001F4" + "0000"
                                + ("00000008002B" + AT_NEARBY + "00000001" + AT_DAYTIME + "003C0A0028" + "0003BDF241")),
                arguments(
                        V2011,
                        new RectangleAreas(2, List.of(new Rectangle(9, day, TIANJIN, NEARBY, ""))),
                        "0201" + "00000009002B" + AT_TIANJIN + AT_NEARBY + AT_DAYTIME + "003C0A"),
                arguments(
                        V2019,
                        new RectangleAreas(2, List.of(new Rectangle(9, night, TIANJIN, NEARBY, "AB"))),
                        "0201" + "00000009002B" + AT_TIANJIN + AT_NEARBY + AT_DAYTIME + "003C0A0028" + "00024142"),
                arguments(
                        V2011,
                        new PolygonArea(3, day, List.of(TIANJIN, NEARBY), ""),
                        "00000003002B" + AT_DAYTIME + "003C0A" + "0002" + "02" + AT_TIANJIN + AT_NEARBY),
                arguments(
                        V2013,
                        new PolygonArea(3, plain, List.of(TIANJIN, NEARBY), ""),
                        "000000030028" + "0002" + AT_TIANJIN + AT_NEARBY),
                arguments(
                        V2019,
                        new PolygonArea(3, night, List.of(TIANJIN, NEARBY), "AB"),
                        "00000003002B" + AT_DAYTIME + "003C0A" + "0002" + AT_TIANJIN + AT_NEARBY + "0028" + "00024142"),
                arguments(
                        V2019,
                        new PolygonArea(3, plain, List.of(TIANJIN), ""),
                        "000000030028" + "0001" + AT_TIANJIN + "0000"));
    }

    static Stream<Arguments> routes() {
        RouteCorner old = corner(0, TIANJIN, new TravelTime(600, 0), limit(0));
        RouteCorner slow = corner(1, TIANJIN, new TravelTime(600, 60), limit(0));
        RouteCorner dark = corner(1, TIANJIN, new TravelTime(600, 60), limit(40));
        RouteCorner end = new RouteCorner(2, 6, NEARBY, 10, 0, Optional.empty(), Optional.empty());
        return Stream.of(
                arguments(
                        V2011,
                        new RouteArea(4, 0x14, DAILY, List.of(old), ""),
                        "000000040015" + AT_DAYTIME + "0001" + "01" + "00000005" + AT_TIANJIN + "0A03" + "0258"
                                + "003C0A"),
                arguments(
                        V2013,
                        new RouteArea(4, 0x14, Optional.empty(), List.of(slow, end), ""),
                        "000000040014" + "0002" + "0000000100000005" + AT_TIANJIN + "0A03" + "0258003C" + "003C0A"
                                + ("0000000200000006" + AT_NEARBY + "0A00")),
                arguments(
                        V2019,
                        new RouteArea(4, 0x14, DAILY, List.of(dark, end), "AB"),
                        "000000040015" + AT_DAYTIME + "0002" + "0000000100000005" + AT_TIANJIN + "0A03" + "0258003C"
                                + "003C0A0028" + ("0000000200000006" + AT_NEARBY + "0A00") + "00024142"));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments(V2011, new AreaDeletion(AreaKind.CIRCLE, List.of(1L, 0xFFFFL)), "02000000010000FFFF"),
                arguments(V2013, new AreaDeletion(AreaKind.RECTANGLE, List.of()), "00"),
                arguments(V2013, new AreaDeletion(AreaKind.POLYGON, List.of(1L)), "0100000001"),
                arguments(V2019, new AreaDeletion(AreaKind.ROUTE, List.of(1L)), "0100000001"),
                arguments(V2019, new AreaQuery(4, List.of(7L)), "040000000100000007"),
                arguments(V2019, new AreaQuery(1, List.of()), "0100000000"),
                arguments(V2019, new AreaResponse(3, 1, Bytes.ofHex("ABCD")), "0300000001ABCD"));
    }

    @ParameterizedTest
    @MethodSource({"areas", "routes", "lists"})
    void asTheEditionLaysItOut(Edition edition, Message message, String hex) {
        assertThat(Codec.read(message.id(), Bytes.ofHex(hex), edition)).isEqualTo(message);
        assertThat(written(message, edition)).hasToString(hex);
    }

    /** Whatever octet an area ends before, it is no area; and one octet more is none either. */
    @ParameterizedTest
    @MethodSource({"areas", "routes"})
    void noOtherLengthIsAnArea(Edition edition, Message message, String hex) {
        for (int octets = 0; octets < hex.length() / 2; octets++) {
            Bytes body = Bytes.ofHex(hex.substring(0, 2 * octets));
            assertThat(Codec.read(message.id(), body, edition)).isEqualTo(new BadBody(message.id(), body));
        }
        Bytes longer = Bytes.ofHex(hex + "00");
        assertThat(Codec.read(message.id(), longer, edition)).isEqualTo(new BadBody(message.id(), longer));
    }

    @ParameterizedTest
    @CsvSource({"0x8601, ''", "0x8603, 0200000001", "0x8605, 010000000100", "0x8608, 01FFFFFFFF", "0x0608, 01000000"})
    void wrongLengthIsAValue(String id, String hex) {
        Bytes body = Bytes.ofHex(hex);
        MessageId messageId = MessageId.of(Integer.decode(id));
        assertThat(Codec.read(messageId, body, V2019)).isEqualTo(new BadBody(messageId, body));
    }

    @Test
    void deletionsHaveAnIdForEachKind() {
        assertThat(AreaKind.values())
                .extracting(kind -> kind.deletion().toString())
                .containsExactly("0x8601", "0x8603", "0x8605", "0x8607");
    }

    @Test
    void southAndWestAreBitsOfTheAreaAndOfTheSegment() {
        AreaTerms terms = new AreaTerms(0, Optional.empty(), Optional.empty());
        AreaPoint south = new AreaPoint(-39_000_000, -117_000_000);
        CircleAreas circles = new CircleAreas(1, List.of(new Circle(7, terms, south, 500, "")));
        assertThat(written(circles, V2013)).hasToString("0101" + "0000000700C0" + AT_TIANJIN + "000001F4");
        CircleAreas read = (CircleAreas) Codec.read(circles.id(), written(circles, V2013), V2013);
        assertThat(read.areas().getFirst().centre()).isEqualTo(south);

        RouteCorner corner = new RouteCorner(2, 6, south, 10, 0, Optional.empty(), Optional.empty());
        RouteArea route = new RouteArea(4, 0, Optional.empty(), List.of(corner), "");
        assertThat(written(route, V2013))
                .hasToString("000000040000" + "0001" + "0000000200000006" + AT_TIANJIN + "0A0C");
        assertThat(Codec.read(route.id(), written(route, V2013), V2013)).isEqualTo(route);
    }

    private static Optional<SpeedLimit> limit(int night) {
        return Optional.of(new SpeedLimit(60, 10, night));
    }

    private static RouteCorner corner(int id, AreaPoint point, TravelTime time, Optional<SpeedLimit> limit) {
        return new RouteCorner(id, 5, point, 10, 0, Optional.of(time), limit);
    }

    private static Bytes written(Message message, Edition edition) {
        Writer writer = new Writer();
        message.write(writer, edition);
        return writer.toBytes();
    }
}
