package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.VehicleEvents;
import org.hazmat.web.read.Vehicles;

/** The register of vehicles, and what their terminals told. Drivers' names reach those alone who may see the vehicle. */
final class VehicleResource {
    private final Vehicles vehicles;
    private final VehicleEvents events;
    private final Supplier<Register> register;

    VehicleResource(Vehicles vehicles, VehicleEvents events, Supplier<Register> register) {
        this.vehicles = vehicles;
        this.events = events;
        this.register = register;
    }

    Answer list(Request request) {
        return Answer.page(vehicles.list(request.who().operator(), request.page()), VehicleJson::write);
    }

    Answer get(Request request) {
        VehicleId id = request.vehicle();
        String operator = request.who().operator();
        ObjectNode body = VehicleJson.write(vehicles.find(id)
                .filter(vehicle -> operator == null || operator.equals(vehicle.operator()))
                .orElseThrow(() -> missing(id)));
        events.newest(id, VehicleEvent.Kind.DRIVER)
                .flatMap(EventForm::driver)
                .ifPresent(driver -> body.set("driver", driver));
        events.newest(id, VehicleEvent.Kind.WAYBILL)
                .ifPresent(waybill -> body.set("reportedWaybill", EventForm.waybill(waybill)));
        return Answer.ok(body);
    }

    Answer events(Request request) {
        VehicleId id = request.vehicle();
        if (!request.who().sees(id, register.get())) {
            throw missing(id);
        }
        String type = request.find("type");
        VehicleEvents.Filter filter = new VehicleEvents.Filter(
                id, type == null ? null : VehicleEvent.Kind.ofWord(type), request.time("from"), request.time("to"));
        return Answer.page(events.list(filter, request.page()), EventForm::write);
    }

    Answer versions(Request request) {
        String operator = request.who().operator();
        return VersionForm.page(
                vehicles.versions(request.vehicle()),
                vehicle -> operator == null || operator.equals(vehicle.operator()),
                (version, vehicle) -> VehicleJson.write(vehicle),
                request);
    }

    Answer put(Request request) {
        Vehicle vehicle = VehicleJson.read(request.content(), request.vehicle());
        boolean isNew = vehicles.put(vehicle, request.who().name());
        return Answer.stored(isNew, VehicleJson.write(vehicle));
    }

    Answer delete(Request request) {
        VehicleId id = request.vehicle();
        if (!vehicles.delete(id, request.who().name())) {
            throw missing(id);
        }
        return Answer.nothing();
    }

    private static Problem missing(VehicleId id) {
        return Problem.notFound("vehicle", id.toString());
    }
}
