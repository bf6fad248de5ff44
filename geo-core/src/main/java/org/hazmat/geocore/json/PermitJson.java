package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.zone.Schedule;

/** A permit (contract.md 3): dates are days in Asia/Shanghai, both inclusive. */
public final class PermitJson {
    private static final List<String> FIELDS = List.of("id", "plate", "validFrom", "validTo", "when", "zones", "cargo");

    private PermitJson() {}

    public static ObjectNode write(Permit permit) {
        ObjectNode node = JsonText.object();
        node.put("id", permit.id());
        node.put("plate", permit.vehicle().toString());
        node.put("validFrom", permit.validFrom().toString());
        node.put("validTo", permit.validTo().toString());
        node.put("when", permit.when().text());
        RuleJson.texts(node, "zones", permit.zones());
        RuleJson.texts(node, "cargo", permit.cargo());
        return node;
    }

    /** Reads a permit that names itself. */
    public static Permit read(JsonNode node) {
        return read(node, Fields.of(node).id("id"));
    }

    /** Reads a permit whose id stands in its address; one in the body must be the same. */
    public static Permit read(JsonNode node, String id) {
        Fields fields = Fields.of(node);
        fields.refuseSlips(FIELDS);
        if (fields.has("id") && !fields.id("id").equals(id)) {
            throw fields.invalid("id", "the permit names itself otherwise than its address, \"" + id + "\"");
        }
        LocalDate from = fields.date("validFrom");
        LocalDate to = fields.date("validTo");
        if (to.isBefore(from)) {
            throw fields.invalid("validTo", "the last day must not be before the first");
        }
        return new Permit(
                Fields.id(id, ""),
                fields.vehicle("plate"),
                from,
                to,
                fields.has("when") ? fields.converted("when", Schedule::parse) : Schedule.ALWAYS,
                fields.someTexts("zones"),
                cargo(fields));
    }

    /** Throws {@link Invalid} for the first zone of the permit that is not known. */
    public static void requireZones(Permit permit, Predicate<String> known) {
        RuleJson.requireZones("zones", permit.zones(), known);
    }

    private static List<String> cargo(Fields fields) {
        List<String> words = fields.texts("cargo");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.matches("\\d{4}") && !VehicleJson.isCargoState(word)) {
                throw new Invalid(
                        fields.pointer("cargo") + "/" + i,
                        "\"" + word + "\" is neither a UN number of four digits nor one of "
                                + VehicleJson.CARGO_STATES);
            }
        }
        return words;
    }
}
