package org.hazmat.protocols.jt808.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hazmat.protocols.jt808.Edition.V2011;
import static org.hazmat.protocols.jt808.Edition.V2013;
import static org.hazmat.protocols.jt808.Edition.V2019;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Additional items against octets laid out by hand from the standards' tables. */
class AdditionalItemTest {

    static Stream<Arguments> items() {
        String wheels = "7879" + "FF".repeat(28);
        return Stream.of(
                arguments(V2011, new Mileage(110), "01040000006E"),
                arguments(V2011, new Fuel(55), "02020037"),
                arguments(V2011, new RecorderSpeed(605), "0302025D"),
                arguments(V2013, new ManualAlarm(1), "04020001"),
                arguments(V2019, new TyrePressure(Bytes.ofHex(wheels)), "051E" + wheels),
                arguments(V2019, CompartmentTemperature.ofCelsius(-5), "06028005"),
                arguments(V2011, new OverspeedPlace(0, OptionalLong.empty()), "110100"),
                arguments(V2011, new OverspeedPlace(1, OptionalLong.of(258)), "11050100000102"),
                arguments(V2011, new AreaPassage(4, 7, 1), "1206040000000701"),
                arguments(V2011, new SegmentTime(9, 600, 0), "130700000009025800"),
                arguments(V2013, new Signals(0x11), "250400000011"),
                arguments(V2013, new InputOutput(2), "2A020002"),
                arguments(V2013, new Analogue(0x00020001), "2B0400020001"),
                arguments(V2013, new SignalStrength(31), "30011F"),
                arguments(V2013, new Satellites(12), "31010C"),
                arguments(V2013, new CustomLength(Bytes.ofHex("0102")), "E0020102"),
                arguments(V2013, new Unknown(0xF3, Bytes.ofHex("0102")), "F3020102"));
    }

    @ParameterizedTest
    @MethodSource("items")
    void readAndWrittenFromItsEditionOn(Edition since, AdditionalItem item, String hex) {
        for (Edition edition : Edition.values()) {
            AdditionalItem expected =
                    edition.atLeast(since) ? item : new Unknown(item.id(), Bytes.ofHex(hex.substring(4)));
            assertThat(read(hex, edition)).containsExactly(expected);
        }
        Writer writer = new Writer();
        item.write(writer);
        assertThat(writer.toBytes()).hasToString(hex);
    }

    @ParameterizedTest
    @CsvSource({"010200AA", "0603000102", "110400000001", "2A0100", "E003000102", "0100"})
    void standardIdOfAnotherLengthIsTheVendors(String hex) {
        assertThat(read(hex, V2019)).singleElement().isInstanceOf(Unknown.class);
    }

    @Test
    void orderAndRepeatsAreKept() {
        assertThat(read("30010130010200" + "00", V2013))
                .containsExactly(new SignalStrength(1), new SignalStrength(2), new Unknown(0, Bytes.EMPTY));
    }

    @ParameterizedTest
    @CsvSource({"06020019, 25", "06028005, -5", "0602FFFB, -5"})
    void temperatureBelowZeroInEitherNotation(String hex, int celsius) {
        assertThat(((CompartmentTemperature) read(hex, V2019).getFirst()).celsius())
                .isEqualTo(celsius);
    }

    @Test
    void partsOfOneWord() {
        Analogue analogue = (Analogue) read("2B0492030001", V2013).getFirst();
        assertThat(analogue.ad0()).isEqualTo(1);
        assertThat(analogue.ad1()).isEqualTo(0x9203);
        assertThat(new Signals(0x4011).words()).containsExactly("low-beam", "brake", "clutch");
        assertThat(new CustomLength(Bytes.ofHex("00000102")).length()).isEqualTo(258);
    }

    @Test
    void bitsWithoutANameInSignalsAreSilent() {
        assertThat(new Signals(0x8000).words()).isEmpty();
    }

    private static List<AdditionalItem> read(String hex, Edition edition) {
        Reader reader = Bytes.ofHex(hex).reader();
        List<AdditionalItem> items = AdditionalItem.readAll(reader, edition);
        assertThat(reader.remaining()).isZero();
        return items;
    }
}
