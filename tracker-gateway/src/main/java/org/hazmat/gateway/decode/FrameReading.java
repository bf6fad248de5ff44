package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hazmat.protocols.jt808.Codec;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.Frame;
import org.hazmat.protocols.jt808.FrameDecoder;
import org.hazmat.protocols.jt808.FrameEncoder;
import org.hazmat.protocols.jt808.Header;
import org.hazmat.protocols.jt808.MessageId;
import org.hazmat.protocols.jt808.PhoneNumber;
import org.hazmat.protocols.jt808.message.Authentication;
import org.hazmat.protocols.jt808.message.BadBody;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.TimeResponse;
import org.hazmat.protocols.jt808.message.Unknown;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;
import org.hazmat.protocols.wire.Writer;

/** The way back of {@link FrameJson}: the frames of one JSON object. */
final class FrameReading {

    private static final List<String> KNOWN = List.of(
            "valid",
            "messageId",
            "name",
            "edition",
            "phoneNumber",
            "serialNumber",
            "encryption",
            "package",
            "bodyLength",
            "body");

    private FrameReading() {}

    /** One frame, or as many as the body needs; {@link Unfit} when a field is missing or cannot be held. */
    static List<Frame> frames(JsonNode json) {
        Given given = new Given(json, "");
        if (given.find("valid").filter(valid -> !valid.node().asBoolean()).isPresent()) {
            throw new Unfit("valid", "is false: there is nothing to encode");
        }
        given.onlyHas(KNOWN);
        Header header = header(given);
        Bytes body = body(given, header);
        ByteBuf out = Unpooled.buffer();
        if (header.isSubPackage()) {
            if (body.length() > Header.MAX_BODY) {
                throw new Unfit("body", "has " + body.length() + " octets, a sub-package at most " + Header.MAX_BODY);
            }
            FrameEncoder.frame(header.withBodyLength(body.length()), body, out);
        } else {
            FrameEncoder.encode(header, body, out);
        }
        List<Frame> frames = new ArrayList<>();
        new FrameDecoder().decode(out, inbound -> frames.add((Frame) inbound));
        return frames;
    }

    private static Header header(Given given) {
        Edition edition = edition(given.get("edition"));
        Given phone = given.get("phoneNumber");
        int serial = (int) given.get("serialNumber").number(0, 0xFFFF);
        try {
            PhoneNumber number = PhoneNumber.of(phone.text(), edition);
            Header header = Header.of(id(given), 0, edition, number, serial);
            Header packaged =
                    given.find("package").map(p -> packaged(header, p)).orElse(header);
            return given.find("encryption")
                    .map(e -> packaged.withEncryption((int) e.number(0, 7)))
                    .orElse(packaged);
        } catch (IllegalArgumentException e) {
            throw phone.unfit(String.valueOf(e.getMessage()));
        }
    }

    private static Header packaged(Header header, Given given) {
        int count = (int) given.get("count").number(1, 0xFFFF);
        return header.withPackage(
                header.serialNumber(), count, (int) given.get("number").number(0, 0xFFFF));
    }

    private static Edition edition(Given given) {
        for (Edition edition : Edition.values()) {
            if (edition.toString().equals(given.text())) {
                return edition;
            }
        }
        throw given.unfit("is none of 2011, 2013, 2019");
    }

    private static MessageId id(Given given) {
        Optional<Given> id = given.find("messageId");
        if (id.isPresent()) {
            return MessageId.of(id.get().id(4));
        }
        Given name = given.get("name");
        List<MessageId> ids = MessageRecords.listIds(name.text().toLowerCase(Locale.ROOT));
        if (ids.size() != 1) {
            throw name.unfit(
                    ids.isEmpty() ? "is no message's name" : "has several ids, messageId must say which: " + ids);
        }
        return ids.getFirst();
    }

    private static Bytes body(Given given, Header header) {
        boolean readable = header.encryption() == 0 && header.packageCount() <= 1;
        Given body = given.get("body");
        if (!readable || MessageRecords.findRecord(header.messageId()).isEmpty()) {
            body.onlyHas(List.of("raw"));
            return body.get("raw").octets();
        }
        Optional<Given> raw = body.find("raw");
        return raw.isPresent() ? octets(body, raw.get(), header) : written(body, header);
    }

    /** As they are, if the fields beside them say the same. */
    private static Bytes octets(Given body, Given raw, Header header) {
        Bytes octets = raw.octets();
        Message message = Codec.read(header.messageId(), octets, header.edition());
        if (message instanceof BadBody) {
            throw raw.unfit("is no body of " + header.messageId() + " in " + header.edition());
        }
        ObjectNode derived = BodyJson.of(message, header.edition());
        for (Map.Entry<String, JsonNode> field : body.node().properties()) {
            JsonNode same = field.getKey().equals("raw") ? field.getValue() : derived.get(field.getKey());
            Given given = new Given(field.getValue(), body.pathTo(field.getKey()));
            if (same == null) {
                throw given.unfit("is unknown here");
            }
            given.agrees(same, "raw");
        }
        return octets;
    }

    private static Bytes written(Given body, Header header) {
        try {
            Writer writer = new Writer();
            message(body, header).write(writer, header.edition());
            return writer.toBytes();
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage());
            throw new Unfit(
                    Culprit.of(body, problem, less -> message(less, header).write(new Writer(), header.edition())),
                    problem);
        }
    }

    private static Message message(Given body, Header header) {
        MessageId id = header.messageId();
        RecordReading reading = new RecordReading(id, header.edition());
        Class<? extends Message> type = MessageRecords.findRecord(id).orElse(Unknown.class);
        if (type == LocationReport.class) {
            return new LocationReading(header.edition()).report(body);
        } else if (type == Authentication.class) {
            return authentication(body);
        } else if (type == TimeResponse.class) {
            return new TimeResponse(utc(body));
        }
        Message message = (Message) reading.read(type.asSubclass(Record.class), body);
        if (!message.id().equals(id)) {
            throw body.unfit("is one of " + message.id() + ", not of " + id);
        }
        return message;
    }

    private static Authentication authentication(Given body) {
        body.onlyHas(List.of("authenticationCode", "imei", "softwareVersion"));
        return new Authentication(
                body.get("authenticationCode").text(),
                body.find("imei").map(Given::text).orElse(""),
                body.find("softwareVersion").map(Given::text).orElse(""));
    }

    /** The one time that is UTC on the wire. */
    private static BcdTime utc(Given body) {
        body.onlyHas(List.of("time", "timeDigits"));
        Optional<Given> digits = body.find("timeDigits");
        if (digits.isPresent()) {
            return new BcdTime(digits.get().digits(12));
        }
        BcdTime beijing = RecordReading.time(body.get("time"));
        return beijing.instant().map(BcdTime::ofUtc).orElse(beijing);
    }
}
