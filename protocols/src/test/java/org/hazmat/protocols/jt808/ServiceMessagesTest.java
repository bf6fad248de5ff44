package org.hazmat.protocols.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hazmat.protocols.jt808.Edition.V2013;
import static org.hazmat.protocols.jt808.Edition.V2019;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.hazmat.protocols.jt808.message.AttributesQuery;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.CallBack;
import org.hazmat.protocols.jt808.message.CanData;
import org.hazmat.protocols.jt808.message.CanData.CanFrame;
import org.hazmat.protocols.jt808.message.EventMenu;
import org.hazmat.protocols.jt808.message.EventReport;
import org.hazmat.protocols.jt808.message.Information;
import org.hazmat.protocols.jt808.message.InformationMenu;
import org.hazmat.protocols.jt808.message.InformationOrder;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PhoneBook;
import org.hazmat.protocols.jt808.message.PhoneBook.Contact;
import org.hazmat.protocols.jt808.message.Question;
import org.hazmat.protocols.jt808.message.QuestionAnswer;
import org.hazmat.protocols.jt808.message.RecorderData;
import org.hazmat.protocols.jt808.message.RecorderQuery;
import org.hazmat.protocols.jt808.message.RecorderSetting;
import org.hazmat.protocols.jt808.message.RetransmissionRequest;
import org.hazmat.protocols.jt808.message.RsaKey;
import org.hazmat.protocols.jt808.message.TerminalControl;
import org.hazmat.protocols.jt808.message.TerminalRetransmissionRequest;
import org.hazmat.protocols.jt808.message.TransparentDownlink;
import org.hazmat.protocols.jt808.message.TransparentUplink;
import org.hazmat.protocols.jt808.message.UpgradeResult;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Retransmission, control, telephone, recorder, CAN and transparent data, against octets laid out by hand. */
class ServiceMessagesTest {

    private static final Bytes RECORDER = Bytes.ofHex("557A000000002F");

    private static final Bytes MODULUS = Bytes.ofHex("C1".repeat(128));

    static Stream<Arguments> bodies() {
        CanFrame frame = new CanFrame(0xC0000123, Bytes.ofHex("0102030405060708"));
        List<Contact> contacts = List.of(new Contact(3, "10086", "张三"), new Contact(1, "1", ""));
        return Stream.of(
                arguments(TerminalControl.of(4, ""), "04"),
                arguments(TerminalControl.of(2, "1;;CMNET"), "02313B3B434D4E4554"),
                arguments(new CallBack(1, "10086"), "013130303836"),
                arguments(new PhoneBook(2, contacts), "0202" + "03053130303836" + "04D5C5C8FD" + "01013100"),
                arguments(new PhoneBook(0, List.of()), "0000"),
                arguments(new RecorderQuery(8, RECORDER), "08557A000000002F"),
                arguments(new RecorderData(0x1234, 8, RECORDER), "123408557A000000002F"),
                arguments(new RecorderSetting(0x82, RECORDER), "82557A000000002F"),
                arguments(new TransparentDownlink(0x41, Bytes.ofHex("ABCD")), "41ABCD"),
                arguments(new TransparentUplink(0xF8, Bytes.EMPTY), "F8"),
                arguments(
                        new CanData(0x2000050350L, List.of(frame)),
                        "0001" + "2000050350" + "C0000123" + "0102030405060708"),
                arguments(
                        new EventMenu(2, List.of(new EventMenu.Entry(1, "津"), new EventMenu.Entry(2, "B"))),
                        "0202" + "0102BDF2" + "020142"),
                arguments(new EventReport(1), "01"),
                arguments(
                        new Question(9, "津", List.of(new Question.Choice(1, "A"), new Question.Choice(2, ""))),
                        "0902BDF2" + "01000141" + "020000"),
                arguments(new QuestionAnswer(0x1234, 2), "123402"),
                arguments(new InformationMenu(1, List.of(new InformationMenu.Entry(3, "津"))), "0101" + "030002BDF2"),
                arguments(new InformationOrder(3, 1), "0301"),
                arguments(new Information(3, "津"), "030002BDF2"),
                arguments(new RsaKey(RsaKey.OF_TERMINAL, 65537, MODULUS), "00010001" + MODULUS),
                arguments(new RsaKey(RsaKey.OF_PLATFORM, 3, MODULUS), "00000003" + MODULUS),
                arguments(new AttributesQuery(), ""),
                arguments(new UpgradeResult(52, 2), "3402"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theSameInEveryEdition(Message message, String hex) {
        for (Edition edition : Edition.values()) {
            assertThat(Codec.read(message.id(), Bytes.ofHex(hex), edition)).isEqualTo(message);
            assertThat(written(message, edition)).hasToString(hex);
        }
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments(V2013, new RetransmissionRequest(0x04D2, List.of(3, 300)), "04D2" + "02" + "0003012C"),
                arguments(V2019, new RetransmissionRequest(0x04D2, List.of(3, 300)), "04D2" + "0002" + "0003012C"),
                arguments(V2019, new TerminalRetransmissionRequest(0x04D2, List.of(3)), "04D2" + "0001" + "0003"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void countIsAsWideAsTheEditionSays(Edition edition, Message message, String hex) {
        assertThat(Codec.read(message.id(), Bytes.ofHex(hex), edition)).isEqualTo(message);
        assertThat(written(message, edition)).hasToString(hex);
    }

    @Test
    void deletionOfTheWholePhoneBookNeedsNoCount() {
        assertThat(Codec.read(PhoneBook.ID, Bytes.ofHex("00"), V2013)).isEqualTo(new PhoneBook(0, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0x8003, 04D2",
        "0x8003, 04D2020003",
        "0x8003, 04D201000300",
        "0x0005, 04D2FF",
        "0x8105, ''",
        "0x8400, ''",
        "0x8401, 01",
        "0x8401, 0201030531",
        "0x8700, ''",
        "0x0700, 1234",
        "0x8701, ''",
        "0x8900, ''",
        "0x0900, ''",
        "0x0705, 00012000050350C0000123010203",
        "0x0705, 00002000050350C0",
        "0x0301, 0101",
        "0x8301, 0201010242",
        "0x8302, 090241",
        "0x8302, 09014101000241",
        "0x0302, 1234",
        "0x8303, 0101030002BD",
        "0x0303, 03",
        "0x8304, 03000241",
        "0x0A00, 00010001C1",
        "0x8A00, 00010001C1",
        "0x8107, 00",
        "0x0108, 34"
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
