package org.hazmat.gateway.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.hazmat.geocore.json.AppointmentJson;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.LoadCheckJson;
import org.hazmat.geocore.json.ObservationJson;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.json.ViolationJson;
import org.hazmat.geocore.json.WaybillJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.CommandForm;
import org.hazmat.web.read.Commands;

/** How a value is kept: as the JSON text that the API shows as well. */
record Form<T>(Function<T, ObjectNode> writer, Function<JsonNode, T> reader) {
    static final Form<Vehicle> VEHICLE = new Form<>(VehicleJson::write, VehicleJson::read);
    static final Form<Waybill> WAYBILL = new Form<>(WaybillJson::write, WaybillJson::read);
    static final Form<LoadCheck> LOAD_CHECK = new Form<>(LoadCheckJson::write, LoadCheckJson::read);
    static final Form<Appointment> APPOINTMENT = new Form<>(AppointmentJson::write, AppointmentJson::read);
    static final Form<Zone> ZONE = new Form<>(ZoneJson::write, ZoneJson::readSound);
    static final Form<Rule> RULE = new Form<>(RuleJson::write, RuleJson::read);
    static final Form<Permit> PERMIT = new Form<>(PermitJson::write, PermitJson::read);
    static final Form<Violation> VIOLATION = new Form<>(ViolationJson::write, ViolationJson::read);
    static final Form<Observation> OBSERVATION = new Form<>(ObservationJson::write, ObservationJson::read);
    static final Form<Commands.Entry> COMMAND = new Form<>(CommandForm::write, CommandForm::read);

    String write(T value) {
        return JsonText.write(writer.apply(value));
    }

    T read(String json) {
        return reader.apply(JsonText.parse(json));
    }
}
