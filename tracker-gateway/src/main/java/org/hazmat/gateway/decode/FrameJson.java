package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.Deregistration;
import org.hazmat.protocols.jt808.message.Heartbeat;
import org.hazmat.protocols.jt808.message.LocationBatch;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.PlatformGeneralResponse;
import org.hazmat.protocols.jt808.message.Registration;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.TerminalGeneralResponse;
import org.hazmat.protocols.jt808.message.TimeQuery;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.Bytes;

/** A frame as one JSON object. */
final class FrameJson {

    private FrameJson() {}

    static ObjectNode of(Decoded decoded) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (decoded) {
            case Decoded.Invalid bad ->
                json.put("valid", false).put("reason", bad.reason().word()).put("raw", bad.raw());
            case Decoded.Valid good -> {
                Header header = good.frame().header();
                header(json.put("valid", true), header, good.message());
                body(json.putObject("body"), good.message(), header.edition());
            }
        }
        return json;
    }

    private static void header(ObjectNode json, Header header, Message message) {
        json.put("messageId", header.messageId().toString())
                .put("name", message.name())
                .put("edition", header.edition().toString())
                .put("phoneNumber", header.phoneNumber().digits())
                .put("serialNumber", header.serialNumber())
                .put("encryption", header.encryption());
        if (header.isSubPackage()) {
            json.putObject("package").put("count", header.packageCount()).put("number", header.packageNumber());
        } else {
            json.putNull("package");
        }
        json.put("bodyLength", header.bodyLength());
    }

    private static void body(ObjectNode json, Message message, Edition edition) {
        switch (message) {
            case Heartbeat m -> {}
            case Deregistration m -> {}
            case TimeQuery m -> {}
            case TerminalGeneralResponse m ->
                response(json, m.serialNumber(), m.messageId().toString(), m.result());
            case PlatformGeneralResponse m ->
                response(json, m.serialNumber(), m.messageId().toString(), m.result());
            case Registration m -> registration(json, m);
            case RegistrationResponse m -> registrationResponse(json, m);
            case Authentication m -> authentication(json, m, edition);
            case TimeResponse m ->
                json.put("time", m.time().instantUtc().map(Object::toString).orElse(null));
            case LocationReport m -> LocationJson.put(json, m, edition);
            case LocationBatch m -> batch(json, m, edition);
            case Unknown m -> json.put("raw", m.body().toHex());
            case BadBody m -> json.put("raw", m.body().toHex());
            default -> RecordJson.put(json, (Record) message, edition);
        }
    }

    private static void response(ObjectNode json, int serialNumber, String messageId, int result) {
        json.put("serialNumber", serialNumber).put("messageId", messageId).put("result", result);
    }

    private static void registration(ObjectNode json, Registration m) {
        json.put("province", m.province())
                .put("city", m.city())
                .put("maker", m.maker())
                .put("model", m.model())
                .put("terminalId", m.terminalId())
                .put("plateColor", m.plateColor())
                .put("plate", m.plate());
    }

    private static void registrationResponse(ObjectNode json, RegistrationResponse m) {
        json.put("serialNumber", m.serialNumber()).put("result", m.result());
        if (m.result() == RegistrationResponse.OK) {
            json.put("authenticationCode", m.authenticationCode());
        }
    }

    private static void authentication(ObjectNode json, Authentication m, Edition edition) {
        json.put("authenticationCode", m.code());
        if (edition == Edition.V2019) {
            json.put("imei", m.imei()).put("softwareVersion", m.softwareVersion());
        }
    }

    private static void batch(ObjectNode json, LocationBatch batch, Edition edition) {
        json.put("type", batch.type()).put("count", batch.count());
        ArrayNode reports = json.putArray("reports");
        for (LocationReport report : batch.reports()) {
            LocationJson.put(reports.addObject(), report, edition);
        }
        remainder(json, batch.remainder());
    }

    static void remainder(ObjectNode json, Bytes remainder) {
        if (!remainder.isEmpty()) {
            json.put("remainder", remainder.toHex());
        }
    }
}
