package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Waybill;

/** An electronic waybill (contract.md 3). */
public final class WaybillJson {
    private static final List<String> FIELDS = List.of(
            "id",
            "plate",
            "unNumber",
            "hazardClass",
            "cargoState",
            "massKg",
            "from",
            "to",
            "start",
            "end",
            "escorts",
            "route");
    private static final int MAX_ESCORTS = 20;

    private WaybillJson() {}

    public static ObjectNode write(Waybill waybill) {
        ObjectNode node = JsonText.object();
        node.put("id", waybill.id());
        node.put("plate", waybill.vehicle().toString());
        node.put("unNumber", waybill.unNumber());
        node.put("cargoState", waybill.cargoState().word());
        node.put("massKg", waybill.massKg());
        node.put("from", waybill.from());
        node.put("to", waybill.to());
        node.put("start", JsonText.time(waybill.start()));
        node.put("end", JsonText.time(waybill.end()));
        node.put("hazardClass", waybill.hazardClass());
        node.put("escorts", waybill.escorts());
        RuleJson.texts(node, "route", waybill.route());
        return node;
    }

    /** Reads a waybill that names itself. */
    public static Waybill read(JsonNode node) {
        return read(node, Fields.of(node).id("id"));
    }

    /** Reads a waybill whose id stands in its address; one in the body must be the same. */
    public static Waybill read(JsonNode node, String id) {
        Fields fields = Fields.of(node);
        fields.refuseSlips(FIELDS);
        if (fields.has("id") && !fields.id("id").equals(id)) {
            throw fields.invalid("id", "the waybill names itself otherwise than its address, \"" + id + "\"");
        }
        Instant start = fields.time("start");
        Instant end = fields.time("end");
        if (!start.isBefore(end)) {
            throw fields.invalid("end", "the end must be later than the start");
        }
        return new Waybill(
                Fields.id(id, ""),
                fields.vehicle("plate"),
                VehicleJson.unNumber(fields),
                fields.word("cargoState", CargoState::ofWord, VehicleJson.CARGO_STATES),
                fields.optionalNumber("massKg"),
                fields.optionalText("from"),
                fields.optionalText("to"),
                start,
                end,
                fields.optionalText("hazardClass"),
                fields.optionalInteger("escorts", 0, MAX_ESCORTS),
                fields.texts("route"));
    }
}
