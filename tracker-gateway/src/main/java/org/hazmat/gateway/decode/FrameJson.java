package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.RegistrationResponse;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Reason;

/** A frame as one JSON object. */
final class FrameJson {

    /** What Java has for octets that are no text. */
    private static final char REPLACEMENT = '\uFFFD';

    private FrameJson() {}

    static ObjectNode of(Decoded decoded) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (decoded) {
            case Decoded.Invalid bad -> refused(json, bad.reason(), bad.raw());
            case Decoded.BadMessage bad -> refused(json, Reason.BAD_BODY, bad.raw());
            case Decoded.Valid good -> {
                Header header = good.frame().header();
                header(json.put("valid", true), header, good);
                ObjectNode body = json.putObject("body");
                body(body, good.message(), good.edition());
                if (isGarbled(good.message())) {
                    body.put("raw", good.frame().body().toHex());
                }
            }
        }
        return json;
    }

    /** Whether a text holds octets that are no GBK, which nothing but the octets themselves can bring back. */
    private static boolean isGarbled(Message message) {
        return !(message instanceof Unknown)
                && Leaf.all(message).values().stream()
                        .anyMatch(leaf -> leaf.value() instanceof String text && text.indexOf(REPLACEMENT) >= 0);
    }

    private static void refused(ObjectNode json, Reason reason, String raw) {
        json.put("valid", false).put("reason", reason.word()).put("raw", raw);
    }

    private static void header(ObjectNode json, Header header, Decoded.Valid good) {
        json.put("messageId", header.messageId().toString())
                .put("name", good.message().word())
                .put("edition", good.edition().toString())
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

    static void body(ObjectNode json, Message message, Edition edition) {
        switch (message) {
            case RegistrationResponse m -> registration(json, m);
            case Authentication m -> authentication(json, m, edition);
            case TimeResponse m -> utc(json, m.time());
            case LocationReport m -> LocationJson.put(json, m, edition);
            case Unknown m -> json.put("raw", m.body().toHex());
            case BadBody m -> json.put("raw", m.body().toHex());
            default -> RecordJson.put(json, (Record) message, edition);
        }
    }

    private static void registration(ObjectNode json, RegistrationResponse m) {
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

    private static void utc(ObjectNode json, BcdTime time) {
        json.put("time", time.instantUtc().map(Object::toString).orElse(null));
        if (time.instantUtc().isEmpty()) {
            json.put("timeDigits", time.toString());
        }
    }

    static void remainder(ObjectNode json, Bytes remainder) {
        if (!remainder.isEmpty()) {
            json.put("remainder", remainder.toHex());
        }
    }
}
