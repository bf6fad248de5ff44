package org.hazmat.protocols.jt808;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hazmat.protocols.jt808.message.AlarmConfirmation;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.ElectronicWaybill;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.ParameterReport;
import org.hazmat.protocols.jt808.message.ParameterSetting;
import org.hazmat.protocols.jt808.message.SomeParametersQuery;
import org.hazmat.protocols.jt808.message.TextDelivery;
import org.hazmat.protocols.jt808.message.TrackingControl;
import org.hazmat.protocols.jt808.parameter.Parameter;
import org.hazmat.protocols.jt808.parameter.ParameterKind;

/** Commands and their answers in the words of the projects that assert something about them. */
final class CommandWords {

    /** {@code t0_x013_server.value} and {@code param_0x0013.param_value} alike. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:t0_x([0-9]+(?:_[a-f](?=_|ic_card))?)[a-z_0-9]*|param_0x([0-9A-F]+)|other_content\\.([0-9]+))\\.(?:param_)?(id|len|length|value)$");

    private CommandWords() {}

    static void put(Map<String, Object> words, Message message, JsonNode expected) {
        switch (message) {
            case TextDelivery m -> {
                words.put("text_flag", m.flags());
                words.put("sign", m.flags());
                words.put("text_type", m.type());
                words.put("text_info", m.text());
                words.put("text", m.text());
                flags(words, m.flags());
            }
            case ParameterSetting m -> {
                words.put("param_total", m.parameters().size());
                parameters(words, m.parameters(), expected);
            }
            case ParameterReport m -> {
                words.put("reply_serial", m.serialNumber());
                words.put("respond_serial_number", m.serialNumber());
                words.put("answer_params_count", m.count());
                words.put("respond_param_count", m.count());
                parameters(words, m.parameters(), expected);
            }
            case SomeParametersQuery m -> {
                words.put("parameter_count", m.ids().size());
                words.put("parameters", m.ids());
                for (int i = 0; i < m.ids().size(); i++) {
                    words.put("parameters[" + i + "]", m.ids().get(i));
                }
            }
            case TrackingControl m -> {
                words.put("interval", m.intervalSeconds());
                words.put("time_interval", m.intervalSeconds());
                words.put("location_tracking_validity", m.validSeconds());
                words.put("track_validity", m.validSeconds());
            }
            case AlarmConfirmation m -> {
                words.put("alarm_msg_num", m.serialNumber());
                words.put("manual_confirm_alarm_type", m.types());
            }
            case ElectronicWaybill m ->
                words.put("electronic_waybill_length", m.content().length());
            case DriverIdentity m -> driver(words, m);
            default -> {}
        }
    }

    static void flags(Map<String, Object> words, int flags) {
        words.put("urgent", (flags & 1) != 0);
        words.put("bit1_reserve", (flags & 2) != 0);
        words.put("display", (flags & 4) != 0);
        words.put("bit2_reserve", (flags & 4) != 0);
        words.put("tts", (flags & 8) != 0);
        words.put("advertising_screen", (flags & 16) != 0);
        words.put("can", (flags >> 5) & 1);
        words.put("bit5_reserve", (flags & 32) != 0);
        words.put("bit6_reserve", (flags & 64) != 0);
        words.put("bit7_reserve", (flags & 128) != 0);
    }

    /** What is not in the frame is all zeros in their structure. */
    private static void parameters(Map<String, Object> words, List<Parameter> parameters, JsonNode expected) {
        for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Matcher matcher = PARAMETER.matcher(name);
            if (matcher.find() && parameters.stream().noneMatch(parameter -> parameter.id() == id(matcher))) {
                words.put(name, expected.get(name).isTextual() ? "" : 0);
            }
        }
        parameters.forEach(parameter -> parameter(words, parameter, expected));
        parameters.stream()
                .filter(parameter -> parameter.kind().equals(Optional.of(ParameterKind.CAN_ID)))
                .forEach(parameter -> can(words, parameter));
    }

    /** Bits 63 to 32 the interval, 31 the channel, 30 the frame's kind, 29 how it is collected, 28 to 0 the id. */
    private static void can(Map<String, Object> words, Parameter parameter) {
        String prefix = String.format("param_list.param_0x%04X.", parameter.id());
        long low = parameter.value().slice(4, 4).reader().u32();
        words.put(prefix + "collect_time_interval", parameter.value().reader().u32());
        words.put(prefix + "channel_no", low >>> 31);
        words.put(prefix + "frame_type", (low >>> 30) & 1);
        words.put(prefix + "collect_way", (low >>> 29) & 1);
        words.put(prefix + "bus_id", low & 0x1FFF_FFFF);
    }

    private static void driver(Map<String, Object> words, DriverIdentity m) {
        m.event().ifPresent(event -> {
            words.put("ic_card_status", event.status());
            words.put("ic_card_plug_date_time", AssertedWords.clock(event.time().digits()));
            event.result().ifPresent(result -> words.put("ic_card_read_result", result));
        });
        m.driver().ifPresent(driver -> {
            words.put("driver_user_name", driver.name());
            words.put("qualification_code", driver.certificate());
            words.put("license_issuing", driver.issuer());
            words.put("driver_identity_card", driver.identityCard());
            driver.expiry()
                    .flatMap(expiry -> expiry.date())
                    .ifPresent(date -> words.put("certificate_expires_date", date.toString()));
        });
    }

    private static void parameter(Map<String, Object> words, Parameter parameter, JsonNode expected) {
        for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Matcher matcher = PARAMETER.matcher(name);
            if (matcher.find() && id(matcher) == parameter.id() && isFilledIn(expected, name)) {
                boolean octets = matcher.group(3) != null && matcher.group(4).equals("value");
                Optional<Object> value = octets ? Optional.of(parameter.value()) : field(parameter, matcher.group(4));
                value.ifPresent(v -> words.put(name, v));
            }
        }
    }

    /** A parameter that their test asserts to have the id 0 was not read there. */
    private static boolean isFilledIn(JsonNode expected, String name) {
        String id = name.substring(0, name.lastIndexOf('.')) + ".id";
        return !expected.has(id) || expected.get(id).asLong() != 0;
    }

    private static long id(Matcher matcher) {
        if (matcher.group(3) != null) {
            return Long.parseLong(matcher.group(3));
        }
        String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Long.parseLong(digits.replace("_", ""), 16);
    }

    private static Optional<Object> field(Parameter parameter, String name) {
        return switch (name) {
            case "id" -> Optional.of(Long.toString(parameter.id()));
            case "value" ->
                parameter.number().isPresent()
                        ? Optional.of(parameter.number().getAsLong())
                        : Optional.of(parameter.text().<Object>map(text -> text).orElse(parameter.value()));
            default -> Optional.of(Integer.toString(parameter.value().length()));
        };
    }
}
