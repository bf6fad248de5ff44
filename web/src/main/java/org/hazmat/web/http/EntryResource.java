package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hazmat.geocore.json.AppointmentJson;
import org.hazmat.geocore.json.LoadCheckJson;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Entries;

/**
 * What is written down for a vehicle: load checks, appointments.
 *
 * @param noun what one of them is called in a sentence
 */
record EntryResource<T>(Entries<T> entries, Supplier<Register> register, String noun, Form<T> form) {
    /** How one is read and written, and whose it is. */
    record Form<T>(
            Function<T, JsonNode> writer, BiFunction<JsonNode, String, T> reader, Function<T, VehicleId> whose) {}

    static EntryResource<LoadCheck> ofLoadChecks(Entries<LoadCheck> entries, Supplier<Register> register) {
        Form<LoadCheck> form = new Form<>(LoadCheckJson::write, LoadCheckJson::read, LoadCheck::vehicle);
        return new EntryResource<>(entries, register, "load check", form);
    }

    static EntryResource<Appointment> ofAppointments(Entries<Appointment> entries, Supplier<Register> register) {
        Form<Appointment> form = new Form<>(AppointmentJson::write, AppointmentJson::read, Appointment::vehicle);
        return new EntryResource<>(entries, register, "appointment", form);
    }

    Answer list(Request request) {
        return Answer.page(entries.list(request.findVehicle(), request.who().operator(), request.page()), form.writer);
    }

    Answer get(Request request) {
        String id = request.path("id");
        return Answer.ok(form.writer.apply(entries.find(id)
                .filter(entry -> request.who().sees(form.whose.apply(entry), register.get()))
                .orElseThrow(() -> Problem.notFound(noun, id))));
    }

    Answer versions(Request request) {
        return VersionForm.page(
                entries.versions(request.path("id")),
                entry -> request.who().sees(form.whose.apply(entry), register.get()),
                (version, entry) -> form.writer.apply(entry),
                request);
    }

    Answer put(Request request) {
        T entry = form.reader.apply(request.content(), request.path("id"));
        boolean isNew = entries.put(entry, request.who().name());
        return Answer.stored(isNew, form.writer.apply(entry));
    }

    Answer delete(Request request) {
        String id = request.path("id");
        if (!entries.delete(id, request.who().name())) {
            throw Problem.notFound(noun, id);
        }
        return Answer.nothing();
    }
}
