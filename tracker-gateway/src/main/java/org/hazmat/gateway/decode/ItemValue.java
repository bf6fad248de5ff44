package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hazmat.protocols.jt808.item.AbnormalDriving;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.item.Analogue;
import org.hazmat.protocols.jt808.item.AreaPassage;
import org.hazmat.protocols.jt808.item.BlindSpotAlarm;
import org.hazmat.protocols.jt808.item.CompartmentTemperature;
import org.hazmat.protocols.jt808.item.CustomLength;
import org.hazmat.protocols.jt808.item.DriverAssistanceAlarm;
import org.hazmat.protocols.jt808.item.DriverStateAlarm;
import org.hazmat.protocols.jt808.item.Fuel;
import org.hazmat.protocols.jt808.item.InputOutput;
import org.hazmat.protocols.jt808.item.ManualAlarm;
import org.hazmat.protocols.jt808.item.Mileage;
import org.hazmat.protocols.jt808.item.OverspeedPlace;
import org.hazmat.protocols.jt808.item.RecorderSpeed;
import org.hazmat.protocols.jt808.item.Satellites;
import org.hazmat.protocols.jt808.item.SegmentTime;
import org.hazmat.protocols.jt808.item.SignalStrength;
import org.hazmat.protocols.jt808.item.Signals;
import org.hazmat.protocols.jt808.item.StorageFault;
import org.hazmat.protocols.jt808.item.TyreAlarm;
import org.hazmat.protocols.jt808.item.TyrePressure;
import org.hazmat.protocols.jt808.item.Unknown;
import org.hazmat.protocols.jt808.item.VideoAlarm;
import org.hazmat.protocols.jt808.item.VideoLoss;
import org.hazmat.protocols.jt808.item.VideoOcclusion;
import org.hazmat.protocols.wire.Bytes;

/**
 * What an additional item means, in units that people use.
 *
 * @param unit empty where there is none
 */
record ItemValue(JsonNode value, String unit) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final List<String> PLACES = List.of("none", "circle", "rectangle", "polygon", "route");

    static ItemValue of(AdditionalItem item) {
        return switch (item) {
            case Mileage i -> tenths(i.tenthsKm(), "km");
            case Fuel i -> tenths(i.tenthsLitre(), "L");
            case RecorderSpeed i -> tenths(i.tenthsKmh(), "km/h");
            case ManualAlarm i -> number(i.eventId(), "");
            case TyrePressure i -> new ItemValue(octets(i.wheels()), "");
            case CompartmentTemperature i -> number(i.celsius(), "°C");
            case OverspeedPlace i -> new ItemValue(overspeed(i), "");
            case AreaPassage i -> new ItemValue(passage(i), "");
            case SegmentTime i -> new ItemValue(segment(i), "");
            case Signals i -> new ItemValue(words(i.words()), "");
            case InputOutput i -> number(i.bits(), "");
            case Analogue i ->
                new ItemValue(JSON.objectNode().put("ad0", i.ad0()).put("ad1", i.ad1()), "");
            case SignalStrength i -> number(i.strength(), "");
            case Satellites i -> number(i.count(), "");
            case CustomLength i -> number(i.length(), "");
            case VideoAlarm i -> number(i.bits(), "");
            case VideoLoss i -> new ItemValue(channels(i.channels()), "");
            case VideoOcclusion i -> new ItemValue(channels(i.channels()), "");
            case StorageFault i -> number(i.units(), "");
            case AbnormalDriving i -> new ItemValue(RecordJson.of(i), "");
            case DriverAssistanceAlarm i -> new ItemValue(RecordJson.of(i), "");
            case DriverStateAlarm i -> new ItemValue(RecordJson.of(i), "");
            case TyreAlarm i -> new ItemValue(RecordJson.of(i), "");
            case BlindSpotAlarm i -> new ItemValue(RecordJson.of(i), "");
            case Unknown i -> new ItemValue(JSON.textNode(i.raw().toHex()), "");
        };
    }

    private static ItemValue tenths(long tenths, String unit) {
        return new ItemValue(JSON.numberNode(tenths / 10.0), unit);
    }

    private static ItemValue number(long number, String unit) {
        return new ItemValue(JSON.numberNode(number), unit);
    }

    private static ObjectNode overspeed(OverspeedPlace item) {
        ObjectNode json = JSON.objectNode().put("place", place(item.placeType()));
        item.areaId().ifPresent(id -> json.put("areaId", id));
        return json;
    }

    private static ObjectNode passage(AreaPassage item) {
        return JSON.objectNode()
                .put("place", place(item.placeType()))
                .put("areaId", item.areaId())
                .put("direction", item.direction() == 0 ? "in" : "out");
    }

    private static ObjectNode segment(SegmentTime item) {
        return JSON.objectNode()
                .put("segmentId", item.segmentId())
                .put("seconds", item.seconds())
                .put("result", item.result() == 0 ? "too-short" : "too-long");
    }

    private static String place(int type) {
        return type < PLACES.size() ? PLACES.get(type) : "place-" + type;
    }

    private static ArrayNode words(List<String> words) {
        ArrayNode array = JSON.arrayNode();
        words.forEach(array::add);
        return array;
    }

    /** The set bits, counted from 1. */
    private static ArrayNode channels(int bits) {
        ArrayNode array = JSON.arrayNode();
        for (int channel = 1; channel <= Integer.SIZE; channel++) {
            if (((bits >>> (channel - 1)) & 1) != 0) {
                array.add(channel);
            }
        }
        return array;
    }

    private static ArrayNode octets(Bytes bytes) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i < bytes.length(); i++) {
            array.add(bytes.at(i));
        }
        return array;
    }
}
