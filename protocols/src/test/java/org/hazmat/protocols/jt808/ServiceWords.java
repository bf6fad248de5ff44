package org.hazmat.protocols.jt808;

import java.util.List;
import java.util.Map;
import org.hazmat.protocols.jt808.message.CallBack;
import org.hazmat.protocols.jt808.message.CanData;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PhoneBook;
import org.hazmat.protocols.jt808.message.RecorderData;
import org.hazmat.protocols.jt808.message.RecorderQuery;
import org.hazmat.protocols.jt808.message.RecorderSetting;
import org.hazmat.protocols.jt808.message.RetransmissionRequest;
import org.hazmat.protocols.jt808.message.TerminalControl;
import org.hazmat.protocols.jt808.message.TerminalRetransmissionRequest;
import org.hazmat.protocols.jt808.message.TransparentDownlink;
import org.hazmat.protocols.jt808.message.TransparentUplink;
import org.hazmat.protocols.jt808.message.UpgradeResult;
import org.hazmat.protocols.wire.Writer;

/** Services in the words of the projects that assert something about them. */
final class ServiceWords {

    private ServiceWords() {}

    static void put(Map<String, Object> words, Message message) {
        switch (message) {
            case RetransmissionRequest m -> missing(words, m.serialNumber(), m.packageNumbers());
            case TerminalRetransmissionRequest m -> missing(words, m.serialNumber(), m.packageNumbers());
            case TerminalControl m -> words.put("command_word", m.command());
            case CallBack m -> {
                words.put("call_back", m.flag());
                words.put("phone_number", m.number());
            }
            case PhoneBook m -> {
                words.put("setting_telephone_book", m.type());
                words.put("contact_count", m.contacts().size());
                for (int i = 0; i < m.contacts().size(); i++) {
                    String prefix = "jt808_contact_properties[" + i + "].";
                    words.put(prefix + "phone_number", m.contacts().get(i).number());
                    words.put(
                            prefix + "telephone_book_contact_type",
                            m.contacts().get(i).direction());
                    words.put(prefix + "contact", m.contacts().get(i).name());
                }
            }
            case RecorderData m -> words.put("reply_msg_num", m.serialNumber());
            case RecorderQuery m -> recorder(words, m.command());
            case RecorderSetting m -> recorder(words, m.command());
            case TransparentUplink m -> {
                words.put("passthrough_type", m.type());
                words.put("jt808_0x0900_body_base.passthrough_content", m.content());
            }
            case TransparentDownlink m -> words.put("passthrough_type", m.type());
            case CanData m -> {
                words.put("can_item_count", m.frames().size());
                words.put("first_can_receive_time", can(m.firstReceived()));
                for (int i = 0; i < m.frames().size(); i++) {
                    words.put("can_items[" + i + "].can_id", m.frames().get(i).canId());
                    words.put("can_items[" + i + "].can_data", m.frames().get(i).data());
                }
            }
            case UpgradeResult m -> {
                words.put("upgrade_type", m.type());
                words.put("upgrade_result", m.result());
            }
            default -> {}
        }
    }

    /** hhmmss and milliseconds of four digits, whose first is a zero. */
    private static String can(long digits) {
        String all = String.format("%010X", digits);
        return all.substring(0, 2) + ":" + all.substring(2, 4) + ":" + all.substring(4, 6) + "." + all.substring(7);
    }

    private static void recorder(Map<String, Object> words, int command) {
        words.put("command_id", command);
        words.put("jt808_car_dvr_down_package.command_id", command);
    }

    private static void missing(Map<String, Object> words, int serialNumber, List<Integer> numbers) {
        words.put("original_msg_num", serialNumber);
        words.put("original_serial_number", serialNumber);
        words.put("again_package_count", numbers.size());
        words.put("again_package_data", new Writer().u16s(numbers).toBytes());
        words.put("again_package_list", numbers);
    }
}
