package org.hazmat.protocols.jt808.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hazmat.protocols.jt808.Edition.V2011;
import static org.hazmat.protocols.jt808.Edition.V2013;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reader;
import org.hazmat.protocols.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Items of JT/T 1078 and T/JSATL 12, with the octets and the values of another implementation's tests. */
class OtherStandardsItemsTest {

    private static final String TAIL = "11" + "0007" + "0000000D" + "0000000E" + "191211183100" + "0013";
    private static final String SIGN = "34343434343434" + "191210183100" + "03" + "02" + "00";
    private static final String LONG_SIGN = "34343434343434" + "00".repeat(23) + "191210183100" + "03" + "02" + "0506";

    private static AlarmScene scene(boolean isLong) {
        Bytes terminal = Bytes.ofHex("34343434343434" + (isLong ? "00".repeat(23) : ""));
        AlarmSign sign =
                new AlarmSign(terminal, new BcdTime(0x191210183100L), 3, 2, Bytes.ofHex(isLong ? "0506" : "00"));
        return new AlarmScene(17, 7, 13, 14, new BcdTime(0x191211183100L), 19, sign);
    }

    static Stream<Arguments> items() {
        DriverAssistanceAlarm.Front front = new DriverAssistanceAlarm.Front(18, 10, 11);
        DriverAssistanceAlarm.RoadSign road = new DriverAssistanceAlarm.RoadSign(16, 15);
        Bytes reserved = Bytes.ofHex("01020304");
        return Stream.of(
                arguments(new VideoAlarm(100), "140400000064"),
                arguments(new VideoLoss(3), "150400000003"),
                arguments(new VideoOcclusion(100), "160400000064"),
                arguments(new StorageFault(100), "17020064"),
                arguments(new AbnormalDriving(100, 88), "1803006458"),
                arguments(
                        new DriverAssistanceAlarm(1, 12, 6, 5, front, road, scene(false)),
                        "642F" + "000000010C0605120A0B100F" + TAIL + SIGN),
                arguments(
                        new DriverAssistanceAlarm(1, 12, 6, 5, front, road, scene(true)),
                        "6447" + "000000010C0605120A0B100F" + TAIL + LONG_SIGN),
                arguments(
                        new DriverStateAlarm(1, 12, 6, 5, 18, reserved, scene(false)),
                        "652F" + "000000010C06051201020304" + TAIL + SIGN),
                arguments(
                        new DriverStateAlarm(1, 12, 6, 5, 18, reserved, scene(true)),
                        "6547" + "000000010C06051201020304" + TAIL + LONG_SIGN),
                arguments(
                        new TyreAlarm(
                                1,
                                12,
                                scene(false),
                                List.of(new TyreAlarm.Tyre(4, 1, 3, 5, 2), new TyreAlarm.Tyre(9, 6, 8, 10, 7))),
                        "663B" + "000000010C" + TAIL + SIGN + "02" + "040001000300050002" + "0900060008000A0007"),
                arguments(
                        new TyreAlarm(1, 12, scene(true), List.of(new TyreAlarm.Tyre(4, 1, 3, 5, 2))),
                        "664B" + "000000010C" + TAIL + LONG_SIGN + "01" + "00040001000300050002"),
                arguments(new TyreAlarm(1, 12, scene(false), List.of()), "6629" + "000000010C" + TAIL + SIGN + "00"),
                arguments(new BlindSpotAlarm(1, 12, 9, scene(false)), "6729" + "000000010C09" + TAIL + SIGN),
                arguments(new BlindSpotAlarm(1, 12, 9, scene(true)), "6741" + "000000010C09" + TAIL + LONG_SIGN));
    }

    @ParameterizedTest
    @MethodSource("items")
    void readAndWrittenFrom2013On(AdditionalItem item, String hex) {
        assertThat(read(hex, V2011)).containsExactly(new Unknown(item.id(), Bytes.ofHex(hex.substring(4))));
        assertThat(read(hex, V2013)).containsExactly(item);
        assertThat(read(hex, Edition.V2019)).containsExactly(item);
        Writer writer = new Writer();
        item.write(writer);
        assertThat(writer.toBytes()).hasToString(hex);
    }

    @ParameterizedTest
    @CsvSource({"1401AA", "1503000102", "1701AA", "18020001", "6400", "6600"})
    void anotherLengthIsTheVendors(String hex) {
        assertThat(read(hex, V2013)).singleElement().isInstanceOf(Unknown.class);
    }

    /** The count must lead exactly to the end. Without that check the tyre that is missing was read past the end, and this failed. */
    @Test
    void tyresThatAreNotCountedRightlyAreTheVendors() {
        String value = "000000010C" + TAIL + SIGN + "02" + "040001000300050002";
        assertThat(read(String.format("66%02X", value.length() / 2) + value, V2013))
                .containsExactly(new Unknown(0x66, Bytes.ofHex(value)));
    }

    /** Real terminals fill the id up with what is no text; its octets must come out again. */
    @Test
    void identificationKeepsItsOctets() {
        String value = "000000010C09" + TAIL + "FF0020343434FF" + "191210183100" + "03" + "02" + "00";
        AdditionalItem item = read("6729" + value, V2013).getFirst();
        assertThat(item.raw()).hasToString(value);
        assertThat(scene(true).sign().terminalId()).isEqualTo("4444444");
    }

    private static List<AdditionalItem> read(String hex, Edition edition) {
        Reader reader = Bytes.ofHex(hex).reader();
        List<AdditionalItem> items = AdditionalItem.readAll(reader, edition);
        assertThat(reader.remaining()).isZero();
        return items;
    }
}
