package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;

/** A violation (contract.md 4), with the place where it began. Reading is the exact inverse of writing. */
public final class ViolationJson {
    private static final String REASONS = "exit, window-end, exempt, signal-lost, rule-changed, moved, slowed, rested";

    private ViolationJson() {}

    public static ObjectNode write(Violation violation) {
        ObjectNode node = JsonText.object();
        node.put("id", violation.id());
        node.put("rule", violation.rule());
        node.put("kind", violation.kind());
        node.put("zone", violation.zone());
        node.put("plate", violation.vehicle().toString());
        writeTimes(node, violation);
        node.put("maxKmh", violation.maxKmh());
        node.put("drivingSince", JsonText.time(violation.drivingSince()));
        node.put("maxVehicles", violation.maxVehicles());
        node.put("late", violation.late());
        node.put("revision", violation.revision());
        RuleJson.texts(node, "supersedes", violation.supersedes());
        node.put("ruleVersion", violation.ruleVersion());
        node.put("zoneVersion", violation.zoneVersion());
        node.put("rulebookHash", violation.rulebookHash());
        node.put("severity", violation.severity());
        node.put("authority", violation.authority());
        node.put("coHandler", violation.coHandler());
        node.put("legalBasis", violation.legalBasis());
        ObjectNode handling = node.putObject("case");
        handling.put("state", "new");
        handling.putNull("agency");
        handling.putArray("history");
        Position place = violation.startPosition();
        node.putObject("position").put("lon", place.lon()).put("lat", place.lat());
        return node;
    }

    private static void writeTimes(ObjectNode node, Violation violation) {
        CloseReason reason = violation.closeReason();
        node.put("start", JsonText.time(violation.start()));
        node.put("confirmedAt", JsonText.time(violation.confirmedAt()));
        node.put("end", JsonText.time(violation.end()));
        node.put("closedAt", JsonText.time(violation.closedAt()));
        node.put("state", violation.open() ? "open" : "closed");
        node.put("closeReason", reason == null ? null : reason.word());
    }

    public static Violation read(JsonNode node) {
        Fields fields = Fields.of(node);
        Fields place = fields.object("position");
        return new Violation(
                fields.text("id"),
                fields.vehicle("plate"),
                fields.text("rule"),
                fields.text("kind"),
                fields.optionalText("zone"),
                fields.time("start"),
                Position.ofDegrees(place.number("lon"), place.number("lat")),
                fields.time("confirmedAt"),
                fields.time("end"),
                fields.optionalTime("closedAt"),
                closeReason(fields),
                fields.optionalNumber("maxKmh"),
                fields.optionalTime("drivingSince"),
                fields.optionalInteger("maxVehicles", 0, Integer.MAX_VALUE),
                fields.flag("late"),
                fields.integer("revision", 1, Integer.MAX_VALUE),
                fields.texts("supersedes"),
                fields.integer("ruleVersion", 1, Integer.MAX_VALUE),
                fields.optionalInteger("zoneVersion", 1, Integer.MAX_VALUE),
                fields.text("rulebookHash"),
                fields.optionalText("severity"),
                fields.optionalText("authority"),
                fields.optionalText("coHandler"),
                fields.optionalText("legalBasis"));
    }

    private static @Nullable CloseReason closeReason(Fields fields) {
        return fields.has("closeReason") ? fields.word("closeReason", CloseReason::ofWord, REASONS) : null;
    }
}
