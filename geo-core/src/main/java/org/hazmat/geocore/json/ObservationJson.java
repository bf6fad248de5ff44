package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.Observation;

/** An observation (contract.md 3). */
public final class ObservationJson {
    private ObservationJson() {}

    public static ObjectNode write(Observation observation) {
        ObjectNode node = JsonText.object();
        node.put("type", observation.type());
        node.put("plate", observation.vehicle().toString());
        switch (observation) {
            case Observation.Touch touch ->
                node.put("rule", touch.rule()).put("zone", touch.zone()).put("at", JsonText.time(touch.at()));
            case Observation.PreAlert alert ->
                node.put("rule", alert.rule()).put("zone", alert.zone()).put("at", JsonText.time(alert.at()));
            case Observation.InferredCrossing crossing ->
                node.put("rule", crossing.rule())
                        .put("zone", crossing.zone())
                        .put("start", JsonText.time(crossing.start()))
                        .put("end", JsonText.time(crossing.end()));
            case Observation.OfflineDisplacement displacement ->
                node.put("start", JsonText.time(displacement.start()))
                        .put("end", JsonText.time(displacement.end()))
                        .put("metres", displacement.metres());
        }
        return node;
    }

    public static Observation read(JsonNode node) {
        Fields fields = Fields.of(node);
        VehicleId vehicle = fields.vehicle("plate");
        String type = fields.text("type");
        return switch (type) {
            case "touch" -> new Observation.Touch(vehicle, fields.text("rule"), fields.text("zone"), fields.time("at"));
            case "pre-alert" ->
                new Observation.PreAlert(vehicle, fields.text("rule"), fields.text("zone"), fields.time("at"));
            case "inferred-crossing" ->
                new Observation.InferredCrossing(
                        vehicle, fields.text("rule"), fields.text("zone"), fields.time("start"), fields.time("end"));
            case "offline-displacement" ->
                new Observation.OfflineDisplacement(
                        vehicle,
                        fields.time("start"),
                        fields.time("end"),
                        fields.integer("metres", 0, Integer.MAX_VALUE));
            default ->
                throw fields.invalid(
                        "type",
                        "\"" + type + "\" is none of touch, pre-alert, inferred-crossing, offline-displacement");
        };
    }
}
