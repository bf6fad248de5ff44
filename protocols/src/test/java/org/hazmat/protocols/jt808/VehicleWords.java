package org.hazmat.protocols.jt808;

import java.nio.charset.Charset;
import java.util.Map;
import org.hazmat.protocols.jt808.message.CompressedUplink;
import org.hazmat.protocols.jt808.message.EventMenu;
import org.hazmat.protocols.jt808.message.EventReport;
import org.hazmat.protocols.jt808.message.Information;
import org.hazmat.protocols.jt808.message.InformationMenu;
import org.hazmat.protocols.jt808.message.InformationOrder;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.Question;
import org.hazmat.protocols.jt808.message.QuestionAnswer;
import org.hazmat.protocols.jt808.message.RsaKey;
import org.hazmat.protocols.jt808.message.TerminalAttributes;
import org.hazmat.protocols.jt808.message.UpgradePackage;
import org.hazmat.protocols.jt808.message.VehicleControl;
import org.hazmat.protocols.wire.Bytes;

/** The vehicle, its terminal and its driver in the words of the projects that assert something about them. */
final class VehicleWords {

    private static final Charset GBK = Charset.forName("GBK");

    private VehicleWords() {}

    static void put(Map<String, Object> words, Message message) {
        switch (message) {
            case TerminalAttributes m -> {
                words.put("terminal_type", m.type());
                words.put("maker_id", m.maker());
                words.put("terminal_model", m.model());
                words.put("terminal_id", m.terminalId());
                words.put("terminal_sim_iccid", m.iccid());
                words.put("terminal_hardware_version_num", m.hardware());
                words.put("terminal_firmware_version_num", m.firmware());
                words.put("gnss_module", m.gnss());
                words.put("communication_module", m.network());
            }
            case UpgradePackage m -> {
                words.put("upgrade_type", m.type());
                words.put("maker_id", m.maker());
                words.put("version_num", m.version());
                words.put("upgrade_package", m.data());
            }
            case VehicleControl m -> {
                words.put("control_flag", m.flags());
                words.put("control_type_count", m.controls().size());
                for (int i = 0; i < m.controls().size(); i++) {
                    String prefix = "control_types[" + i + "].";
                    words.put(prefix + "control_type_id", m.controls().get(i).controlId());
                    Bytes parameter = m.controls().get(i).parameter();
                    words.put(prefix + "control_type_parameter", parameter.at(0));
                }
            }
            case CompressedUplink m ->
                words.put(
                        "un_compress_message_length",
                        m.content().orElse(Bytes.EMPTY).length());
            case RsaKey m -> words.put("e", m.exponent());
            default -> driver(words, message);
        }
    }

    private static void driver(Map<String, Object> words, Message message) {
        switch (message) {
            case EventReport m -> words.put("event_id", m.eventId());
            case QuestionAnswer m -> {
                words.put("reply_s_no", m.serialNumber());
                words.put("serial_number", m.serialNumber());
                words.put("answer_id", m.answerId());
                words.put("id", m.answerId());
            }
            case InformationOrder m -> {
                words.put("information_type", m.type());
                words.put("flag", m.command());
            }
            case EventMenu m -> {
                words.put("setting_type", m.type());
                words.put("setting_count", m.events().size());
                for (int i = 0; i < m.events().size(); i++) {
                    String prefix = "event_items[" + i + "].event_";
                    words.put(prefix + "id", m.events().get(i).eventId());
                    text(words, prefix + "content", "_length", m.events().get(i).text());
                }
            }
            case InformationMenu m -> {
                words.put("setting_type", m.type());
                for (int i = 0; i < m.entries().size(); i++) {
                    String prefix = "information_items[" + i + "].information_";
                    words.put(prefix + "type", m.entries().get(i).type());
                    words.put(prefix + "name", m.entries().get(i).name());
                    words.put(prefix + "length", m.entries().get(i).name().getBytes(GBK).length);
                }
            }
            case Information m -> {
                words.put("information_type", m.type());
                words.put("information_content", m.text());
                words.put("information_length", m.text().getBytes(GBK).length);
            }
            case Question m -> question(words, m);
            default -> {}
        }
    }

    private static void question(Map<String, Object> words, Question m) {
        words.put("flag", m.flags());
        CommandWords.flags(words, m.flags());
        text(words, "issue_content", "_length", m.text());
        words.put("issue", m.text());
        text(words, "question_content", "_len", m.text());
        for (int i = 0; i < m.choices().size(); i++) {
            Question.Choice choice = m.choices().get(i);
            words.put("answer_list[" + i + "].answer_id", choice.answerId());
            text(words, "answer_list[" + i + "].answer_content", "_len", choice.text());
            words.put("answers[" + i + "].id", choice.answerId());
            text(words, "answers[" + i + "].content", "_length", choice.text());
        }
    }

    private static void text(Map<String, Object> words, String name, String length, String text) {
        words.put(name, text);
        words.put(name + length, text.getBytes(GBK).length);
    }
}
