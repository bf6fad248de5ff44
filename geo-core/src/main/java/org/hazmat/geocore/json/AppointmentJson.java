package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Appointment;

/** An appointment of a vehicle at a park (contract.md 3). */
public final class AppointmentJson {
    private static final List<String> FIELDS = List.of("id", "plate", "zone", "from", "to");

    private AppointmentJson() {}

    public static ObjectNode write(Appointment appointment) {
        ObjectNode node = JsonText.object();
        node.put("id", appointment.id());
        node.put("plate", appointment.vehicle().toString());
        node.put("zone", appointment.zone());
        node.put("from", JsonText.time(appointment.from()));
        node.put("to", JsonText.time(appointment.to()));
        return node;
    }

    /** Reads an appointment that names itself. */
    public static Appointment read(JsonNode node) {
        return read(node, Fields.of(node).id("id"));
    }

    /** Reads an appointment whose id stands in its address; one in the body must be the same. */
    public static Appointment read(JsonNode node, String id) {
        Fields fields = Fields.of(node);
        fields.refuseSlips(FIELDS);
        if (fields.has("id") && !fields.id("id").equals(id)) {
            throw fields.invalid("id", "the appointment names itself otherwise than its address, \"" + id + "\"");
        }
        Instant from = fields.time("from");
        Instant to = fields.time("to");
        if (!from.isBefore(to)) {
            throw fields.invalid("to", "the end must be later than the beginning");
        }
        return new Appointment(Fields.id(id, ""), fields.vehicle("plate"), fields.id("zone"), from, to);
    }
}
