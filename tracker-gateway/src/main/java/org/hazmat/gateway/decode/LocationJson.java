package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.hazmat.protocols.jt808.Edition;
import org.hazmat.protocols.jt808.item.AdditionalItem;
import org.hazmat.protocols.jt808.item.Unknown;
import org.hazmat.protocols.jt808.message.AlarmFlag;
import org.hazmat.protocols.jt808.message.Gnss;
import org.hazmat.protocols.jt808.message.LocationBlock;
import org.hazmat.protocols.jt808.message.LocationReport;
import org.hazmat.protocols.jt808.message.StatusFlag;
import org.hazmat.protocols.wire.BcdTime;

/** A location report as JSON, in degrees, km/h and GMT+8. */
final class LocationJson {

    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(8));

    private LocationJson() {}

    static void put(ObjectNode json, LocationReport report, Edition edition) {
        block(json, report.block(), edition);
        ArrayNode items = json.putArray("items");
        for (AdditionalItem item : report.items()) {
            item(items.addObject(), item);
        }
        FrameJson.remainder(json, report.remainder());
    }

    static void block(ObjectNode json, LocationBlock block, Edition edition) {
        json.put("alarm", Integer.toUnsignedLong(block.alarm()));
        words(json, "alarms", AlarmFlag.words(block.alarm(), edition));
        json.put("status", Integer.toUnsignedLong(block.status()));
        words(json, "statusFlags", StatusFlag.words(block.status(), edition));
        words(json, "gnss", Gnss.words(block.status(), edition));
        json.put("latitude", block.latitude() / 1e6)
                .put("longitude", block.longitude() / 1e6)
                .put("altitudeMetres", block.altitudeMetres())
                .put("speedKmh", block.speedTenthsKmh() / 10.0)
                .put("direction", block.direction());
        Optional<String> time = time(block);
        json.put("time", time.orElse(null));
        if (time.isEmpty()) {
            json.put("timeDigits", block.time().toString());
        }
    }

    /** GMT+8; empty when the terminal sent an impossible time. */
    static Optional<String> time(LocationBlock block) {
        return beijing(block.time());
    }

    /** GMT+8; empty for an impossible time. */
    static Optional<String> beijing(BcdTime time) {
        return time.instant().map(BEIJING::format);
    }

    private static void item(ObjectNode json, AdditionalItem item) {
        json.put("id", String.format("0x%02X", item.id()));
        if (item instanceof Unknown) {
            json.put("raw", item.raw().toHex());
            return;
        }
        ItemValue value = ItemValue.of(item);
        json.put("name", item.name()).put("raw", item.raw().toHex()).set("value", value.value());
        if (!value.unit().isEmpty()) {
            json.put("unit", value.unit());
        }
    }

    private static void words(ObjectNode json, String name, List<String> words) {
        ArrayNode array = json.putArray(name);
        words.forEach(array::add);
    }
}
