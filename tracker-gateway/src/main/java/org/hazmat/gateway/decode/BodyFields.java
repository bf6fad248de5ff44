package org.hazmat.gateway.decode;

import java.util.List;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.item.Unknown;
import org.hazmat.protocols.jt808.message.AlarmFlag;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.Gnss;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.StatusFlag;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TimeResponse;

/** The rows of each message's body. */
final class BodyFields {

    private static final List<String> RESULTS =
            List.of("ok", "failed", "malformed", "not supported", "alarm confirmed");
    private static final List<String> REGISTRATION_RESULTS = List.of(
            "ok", "vehicle already registered", "no such vehicle", "terminal already registered", "no such terminal");

    private BodyFields() {}

    static void add(Fields fields, Message message, Edition edition) {
        switch (message) {
            case TerminalGeneralResponse m -> response(fields, m.serialNumber(), m.messageId(), m.result());
            case PlatformGeneralResponse m -> response(fields, m.serialNumber(), m.messageId(), m.result());
            case Registration m -> registration(fields, m, edition);
            case RegistrationResponse m -> registrationResponse(fields, m);
            case Authentication m -> authentication(fields, m, edition);
            case TimeResponse m ->
                fields.add(
                        6,
                        "time",
                        m.time(),
                        m.time().instantUtc().map(t -> t + " (UTC)").orElse("no such time"));
            case LocationReport m -> report(fields, m, edition);
            case LocationBatch m -> batch(fields, m, edition);
            default -> fields.rest("body");
        }
    }

    private static void response(Fields fields, int serialNumber, MessageId messageId, int result) {
        fields.add(2, "answers serial", serialNumber, "");
        fields.add(2, "answers message", messageId, "");
        fields.add(1, "result", result, word(RESULTS, result));
    }

    private static void registration(Fields fields, Registration m, Edition edition) {
        boolean wide = edition == Edition.V2019;
        int model = edition == Edition.V2011 ? 8 : wide ? 30 : 20;
        fields.add(2, "province", m.province(), "GB/T 2260, first two digits");
        fields.add(2, "city", m.city(), "GB/T 2260, last four digits");
        fields.add(wide ? 11 : 5, "maker", m.maker(), "");
        fields.add(model, "model", m.model(), "");
        fields.add(wide ? 30 : 7, "terminal id", m.terminalId(), "");
        fields.add(1, "plate colour", m.plateColor(), m.plateColor() == 0 ? "no plate, the VIN follows" : "");
        fields.add(fields.remaining(), "plate", m.plate(), "");
    }

    private static void registrationResponse(Fields fields, RegistrationResponse m) {
        fields.add(2, "answers serial", m.serialNumber(), "0x0100");
        fields.add(1, "result", m.result(), word(REGISTRATION_RESULTS, m.result()));
        if (fields.remaining() > 0) {
            fields.add(fields.remaining(), "authentication code", m.authenticationCode(), "");
        }
    }

    private static void authentication(Fields fields, Authentication m, Edition edition) {
        boolean counted = edition == Edition.V2019
                && !(m.imei().isEmpty() && m.softwareVersion().isEmpty());
        if (!counted) {
            fields.add(fields.remaining(), "authentication code", m.code(), "");
            return;
        }
        int code = fields.peek();
        fields.add(1, "code length", code, "");
        fields.add(code, "authentication code", m.code(), "");
        fields.add(15, "IMEI", m.imei(), "");
        fields.add(20, "software version", m.softwareVersion(), "");
    }

    private static void batch(Fields fields, LocationBatch batch, Edition edition) {
        fields.add(2, "count", batch.count(), batch.reports().size() + " whole");
        fields.add(1, "type", batch.type(), batch.type() == LocationBatch.BLIND_AREA ? "blind area" : "ordinary");
        for (LocationReport report : batch.reports()) {
            fields.add(2, "report length", report.raw().length(), "");
            report(fields, report, edition);
        }
    }

    private static void report(Fields fields, LocationReport report, Edition edition) {
        block(fields, report.block(), edition);
        report.items().forEach(item -> item(fields, item));
        if (!report.remainder().isEmpty()) {
            fields.add(report.remainder().length(), "remainder", "", "no whole item");
        }
    }

    private static void block(Fields fields, LocationBlock block, Edition edition) {
        fields.add(4, "alarm", hex(block.alarm()), String.join(" ", AlarmFlag.words(block.alarm(), edition)));
        fields.add(4, "status", hex(block.status()), status(block.status(), edition));
        fields.add(4, "latitude", block.latitude() / 1e6, "degrees");
        fields.add(4, "longitude", block.longitude() / 1e6, "degrees");
        fields.add(2, "altitude", block.altitudeMetres(), "m");
        fields.add(2, "speed", block.speedTenthsKmh() / 10.0, "km/h");
        fields.add(2, "direction", block.direction(), "degrees from north, clockwise");
        fields.add(6, "time", block.time(), LocationJson.time(block).orElse("no such time"));
    }

    private static String status(int status, Edition edition) {
        String systems = String.join(" ", Gnss.words(status, edition));
        String flags = String.join(" ", StatusFlag.words(status, edition));
        return systems.isEmpty() ? flags : flags + " by " + systems;
    }

    private static void item(Fields fields, AdditionalItem item) {
        int octets = 2 + item.raw().length();
        String field = String.format("item 0x%02X", item.id());
        if (item instanceof Unknown) {
            fields.add(octets, field, "", "unknown");
            return;
        }
        ItemValue value = ItemValue.of(item);
        String text = value.value().isValueNode()
                ? value.value().asText()
                : value.value().toString();
        fields.add(octets, field, (text + " " + value.unit()).strip(), item.name());
    }

    private static String hex(int bits) {
        return String.format("%08X", bits);
    }

    private static String word(List<String> words, int result) {
        return result < words.size() ? words.get(result) : "";
    }
}
