package org.hazmat.protocols.jt808;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.LocationResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.jt808.message.VehicleControlResponse;

/** What a frame says in the words of the projects that assert something about it. */
final class AssertedWords {

    private AssertedWords() {}

    /** For each of their keys what is read here; a key that has no counterpart is missing. */
    static Map<String, Object> words(Vector vector) {
        Frame frame = (Frame) vector.decoded().getFirst();
        Map<String, Object> words = new HashMap<>();
        frame(words, frame, vector);
        switch (Codec.read(frame, vector.edition(frame))) {
            case TerminalGeneralResponse m -> {
                words.put("reply_msg_id", m.messageId().value());
                words.put("id", m.messageId().value());
                words.put("reply_msg_num", m.serialNumber());
                words.put("serial_number", m.serialNumber());
                words.put("terminal_result", m.result());
                words.put("result", m.result());
            }
            case PlatformGeneralResponse m -> {
                words.put("ack_msg_id", m.messageId().value());
                words.put("respond_id", m.messageId().value());
                words.put("reply_serial", m.serialNumber());
                words.put("respond_serial_number", m.serialNumber());
                words.put("jt808_platform_result", m.result());
                words.put("result", m.result());
            }
            case RegistrationResponse m -> {
                words.put("ack_msg_num", m.serialNumber());
                words.put("respond_serial_number", m.serialNumber());
                words.put("jt808_terminal_register_result", m.result());
                words.put("result", m.result());
                words.put("code", m.authenticationCode());
                words.put("auth_code", m.authenticationCode());
            }
            case Authentication m -> {
                words.put("code", m.code());
                words.put("auth_code", m.code());
                words.put("imei", m.imei());
                words.put("terminal_imei", m.imei());
                words.put("software_version", m.softwareVersion());
                boolean counted = frame.header().edition() == Edition.V2019;
                int length = counted ? m.code().getBytes(Charset.forName("GBK")).length : 0;
                words.put("auth_code_len", length);
                words.put("code_length", length);
            }
            case Registration m -> registration(words, m);
            case TimeResponse m -> words.put("time", clock(m.time().digits()));
            case LocationReport m -> {
                report(words, "", m);
                report(words, "base.", m);
                LocationWords.flags(words, m.block());
                ItemWords.extension(words, m.items(), vector.json().get("expect"));
            }
            case VehicleControlResponse m -> {
                words.put("reply_serial", m.serialNumber());
                report(words, "jt808_0x0200.", m.report());
            }
            case LocationBatch m -> {
                words.put("count", m.count());
                words.put("num", m.count());
                words.put("location_type", m.type());
                for (int i = 0; i < m.reports().size(); i++) {
                    report(words, "positions[" + i + "].", m.reports().get(i));
                    report(words, "items[" + i + "].", m.reports().get(i));
                    words.put("items[" + i + "].len", m.reports().get(i).raw().length());
                }
            }
            case LocationResponse m -> {
                words.put("reply_msg_num", m.serialNumber());
                words.put("respond_serial_number", m.serialNumber());
                report(words, "position.", m.report());
                report(words, "", m.report());
                // The hemisphere bits are set there, and their project asserts the magnitudes.
                words.put("lat_e6", Math.abs(m.report().block().latitude()));
                words.put("lon_e6", Math.abs(m.report().block().longitude()));
                words.put("lat", BigDecimal.valueOf(Math.abs(m.report().block().latitude()), 6));
                words.put("lon", BigDecimal.valueOf(Math.abs(m.report().block().longitude()), 6));
            }
            case Message other -> {
                CommandWords.put(words, other, vector.json().get("expect"));
                VehicleWords.put(words, other);
                AreaWords.put(words, other);
                MediaWords.put(words, other);
                ServiceWords.put(words, other);
            }
        }
        return words;
    }

    private static void frame(Map<String, Object> words, Frame frame, Vector vector) {
        Header header = frame.header();
        boolean of2019 = header.edition() == Edition.V2019;
        words.put("", frame.body());
        words.put("msg_id", header.messageId());
        words.put("serial", header.serialNumber());
        words.put("terminal_phone", header.phoneNumber().key());
        words.put("protocol_version", header.version());
        // One project counts its editions from 0, the other from 1.
        boolean fromZero = vector.json().get("source").asText().startsWith("SmallChi");
        words.put("version", vector.edition(frame).ordinal() + (fromZero ? 0 : 1));
        words.put("version_flag", of2019);
        words.put("encryption", header.encryption());
        words.put("body_length", header.bodyLength());
        words.put("subpackage", header.isSubPackage());
        words.put("package_count", header.packageCount());
        words.put("package_index", header.packageNumber());
    }

    private static void registration(Map<String, Object> words, Registration m) {
        words.put("area_id", m.province());
        words.put("province_id", m.province());
        words.put("city_or_county_id", m.city());
        words.put("city_id", m.city());
        words.put("maker_id", m.maker());
        words.put("manufacturer_id", m.maker());
        words.put("maker_id.trim_start.0", m.maker().replaceFirst("^0+", ""));
        words.put("terminal_model", m.model());
        words.put("terminal_model.trim_start.0", m.model().replaceFirst("^0+", ""));
        words.put("terminal_id", m.terminalId());
        words.put("terminal_id.trim_start.0", m.terminalId().replaceFirst("^0+", ""));
        words.put("plate_color", m.plateColor());
        words.put("plate_no", m.plate());
        words.put("plate_no.trim_start", m.plate());
        words.put("license_plate_number", m.plate());
    }

    private static void report(Map<String, Object> words, String prefix, LocationReport report) {
        block(words, prefix, report.block());
        report.items().forEach(item -> ItemWords.put(words, prefix, item));
    }

    static void block(Map<String, Object> words, String prefix, LocationBlock block) {
        words.put(prefix + "alarm_flag", Integer.toUnsignedLong(block.alarm()));
        words.put(prefix + "status_flag", Integer.toUnsignedLong(block.status()));
        words.put(prefix + "lat", BigDecimal.valueOf(block.latitude(), 6));
        words.put(prefix + "lon", BigDecimal.valueOf(block.longitude(), 6));
        words.put(prefix + "speed_kmh", BigDecimal.valueOf(block.speedTenthsKmh(), 1));
        words.put(prefix + "lat_e6", block.latitude());
        words.put(prefix + "lon_e6", block.longitude());
        words.put(prefix + "altitude_m", block.altitudeMetres());
        words.put(prefix + "speed_raw", block.speedTenthsKmh());
        words.put(prefix + "direction", block.direction());
        words.put(prefix + "time", clock(block.time().digits()));
    }

    static String clock(long digits) {
        List<String> pairs = new ArrayList<>();
        for (int shift = 40; shift >= 0; shift -= 8) {
            pairs.add(String.format("%02X", (digits >>> shift) & 0xFF));
        }
        return "20" + String.join("-", pairs.subList(0, 3)) + " " + String.join(":", pairs.subList(3, 6));
    }
}
