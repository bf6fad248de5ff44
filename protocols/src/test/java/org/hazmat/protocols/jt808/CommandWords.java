package org.hazmat.protocols.jt808;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
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

/** Commands and their answers in the words of the projects that assert something about them. */
final class CommandWords {

    /** {@code t0_x013_server.value} and {@code param_0x0013.param_value} alike. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:t0_x([0-9]+(?:_[a-f](?=_|ic_card))?)[a-z_0-9]*|param_0x([0-9A-F]+))\\.(?:param_)?(id|len|length|value)$");

    private CommandWords() {}

    static void put(Map<String, Object> words, Message message, JsonNode expected) {
        switch (message) {
            case TextDelivery m -> {
                words.put("text_flag", m.flags());
                words.put("sign", m.flags());
                words.put("text_type", m.type());
                words.put("text_info", m.text());
                words.put("text", m.text());
            }
            case ParameterSetting m -> {
                words.put("param_total", m.parameters().size());
                m.parameters().forEach(parameter -> parameter(words, parameter, expected));
            }
            case ParameterReport m -> {
                words.put("reply_serial", m.serialNumber());
                words.put("respond_serial_number", m.serialNumber());
                words.put("answer_params_count", m.count());
                words.put("respond_param_count", m.count());
                m.parameters().forEach(parameter -> parameter(words, parameter, expected));
            }
            case SomeParametersQuery m -> {
                words.put("parameter_count", m.ids().size());
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

    private static void driver(Map<String, Object> words, DriverIdentity m) {
        m.event().ifPresent(event -> {
            words.put("ic_card_status", event.status());
            words.put(
                    "ic_card_plug_date_time",
                    AssertedVectorsTest.clock(event.time().digits()));
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
                field(parameter, matcher.group(3)).ifPresent(value -> words.put(name, value));
            }
        }
    }

    /** A parameter that their test asserts to have the id 0 was not read there. */
    private static boolean isFilledIn(JsonNode expected, String name) {
        String id = name.substring(0, name.lastIndexOf('.')) + ".id";
        return !expected.has(id) || expected.get(id).asLong() != 0;
    }

    private static long id(Matcher matcher) {
        String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Long.parseLong(digits.replace("_", ""), 16);
    }

    /** Octets, which they show as a list, are left out. */
    private static Optional<String> field(Parameter parameter, String name) {
        return switch (name) {
            case "id" -> Optional.of(Long.toString(parameter.id()));
            case "value" ->
                parameter.number().isPresent()
                        ? Optional.of(Long.toString(parameter.number().getAsLong()))
                        : parameter.text();
            default -> Optional.of(Integer.toString(parameter.value().length()));
        };
    }
}
