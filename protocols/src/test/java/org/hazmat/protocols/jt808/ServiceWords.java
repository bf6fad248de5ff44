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
import org.hazmat.protocols.jt808.message.TransparentUplink;
import org.hazmat.protocols.jt808.message.UpgradeResult;

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
            case RecorderQuery m -> words.put("command_id", m.command());
            case RecorderSetting m -> words.put("command_id", m.command());
            case TransparentUplink m -> words.put("passthrough_type", m.type());
            case CanData m -> {
                words.put("can_item_count", m.frames().size());
                for (int i = 0; i < m.frames().size(); i++) {
                    words.put("can_items[" + i + "].can_id", m.frames().get(i).canId());
                }
            }
            case UpgradeResult m -> {
                words.put("upgrade_type", m.type());
                words.put("upgrade_result", m.result());
            }
            default -> {}
        }
    }

    private static void missing(Map<String, Object> words, int serialNumber, List<Integer> numbers) {
        words.put("original_msg_num", serialNumber);
        words.put("original_serial_number", serialNumber);
        words.put("again_package_count", numbers.size());
    }
}
