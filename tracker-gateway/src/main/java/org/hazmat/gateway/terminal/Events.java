package org.hazmat.gateway.terminal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleEvent.Kind;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.jt808.message.CanData;
import org.hazmat.protocols.jt808.message.DriverIdentity;
import org.hazmat.protocols.jt808.message.ElectronicWaybill;
import org.hazmat.protocols.jt808.message.MediaEvent;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.wire.BcdDate;
import org.hazmat.protocols.wire.BcdTime;
import org.hazmat.protocols.wire.Bytes;

/** From what a terminal said to what is kept with its vehicle. */
final class Events {
    private static final int CARD_IN = 1;
    private static final int CARD_OUT = 2;
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GBK"));

    private Events() {}

    /** At most one; {@code body} is the message's as it came. */
    static List<VehicleEvent> of(VehicleId vehicle, Message message, Bytes body, Instant now) {
        return switch (message) {
            case DriverIdentity identity -> {
                Instant time = identity.event()
                        .map(DriverIdentity.CardEvent::time)
                        .flatMap(BcdTime::instant)
                        .orElse(now);
                yield List.of(event(vehicle, Kind.DRIVER, time, now, body, driver(identity)));
            }
            case ElectronicWaybill waybill ->
                List.of(event(vehicle, Kind.WAYBILL, now, now, body, content(waybill.content())));
            case CanData can -> List.of(event(vehicle, Kind.CAN, now, now, body, can(can)));
            case MediaEvent media -> List.of(event(vehicle, Kind.MEDIA, now, now, body, media(media.media(), false)));
            default -> List.of();
        };
    }

    static VehicleEvent event(VehicleId vehicle, Kind kind, Instant time, Instant now, Bytes body, ObjectNode data) {
        return VehicleEvent.of(vehicle, kind, time, now, Digest.of(body.toArray()), JsonText.write(data));
    }

    static VehicleEvent uploaded(VehicleId vehicle, Media media, Instant now) {
        ObjectNode data = media(media, true);
        Digest content = Digest.of(JsonText.write(data).getBytes(StandardCharsets.UTF_8));
        return VehicleEvent.of(vehicle, Kind.MEDIA, now, now, content, JsonText.write(data));
    }

    private static ObjectNode media(Media media, boolean uploaded) {
        return object().put("mediaId", media.mediaId())
                .put("mediaType", media.type())
                .put("format", media.format())
                .put("event", media.event())
                .put("channel", media.channel())
                .put("uploaded", uploaded);
    }

    private static ObjectNode driver(DriverIdentity identity) {
        ObjectNode data = object();
        data.put(
                "card",
                identity.event()
                        .map(DriverIdentity.CardEvent::status)
                        .map(Events::card)
                        .orElse("none"));
        identity.event()
                .flatMap(event ->
                        event.result().isPresent() ? Optional.of(event.result().getAsInt()) : Optional.empty())
                .ifPresent(result -> data.put("readResult", result));
        identity.driver()
                .ifPresent(driver -> data.putObject("driver")
                        .put("name", driver.name())
                        .put("certificate", driver.certificate())
                        .put("issuer", driver.issuer())
                        .put(
                                "validTo",
                                driver.expiry()
                                        .flatMap(BcdDate::date)
                                        .map(Object::toString)
                                        .orElse(null))
                        .put("identityCard", driver.identityCard().isEmpty() ? null : driver.identityCard()));
        return data;
    }

    private static String card(int status) {
        return switch (status) {
            case CARD_IN -> "in";
            case CARD_OUT -> "out";
            default -> Integer.toString(status);
        };
    }

    private static ObjectNode can(CanData can) {
        String digits = String.format("%010X", can.firstReceived());
        ObjectNode data = object().put(
                        "firstReceived",
                        digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":" + digits.substring(4, 6) + "."
                                + digits.substring(6));
        ArrayNode frames = data.putArray("frames");
        can.frames()
                .forEach(frame -> frames.addObject()
                        .put("canId", frame.canId() & 0x1FFF_FFFF)
                        .put("channel", frame.canId() >>> 31)
                        .put("extended", (frame.canId() >>> 30 & 1) == 1)
                        .put("calculated", (frame.canId() >>> 29 & 1) == 1)
                        .put("data", frame.data().toHex()));
        return data;
    }

    /** The standard leaves a waybill's form to those who agree on it: as text where it is text. */
    private static ObjectNode content(Bytes content) {
        for (Charset charset : CHARSETS) {
            try {
                String text = charset.newDecoder()
                        .decode(ByteBuffer.wrap(content.toArray()))
                        .toString();
                if (text.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c))) {
                    return object().put("text", text);
                }
            } catch (CharacterCodingException e) {
                // The next one, or none.
            }
        }
        return object().put("raw", content.toHex());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
