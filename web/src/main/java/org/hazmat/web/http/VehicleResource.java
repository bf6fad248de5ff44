package org.hazmat.web.http;

import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Vehicles;

/** The register of vehicles. */
final class VehicleResource {
    private final Vehicles vehicles;

    VehicleResource(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    Answer list(Request request) {
        return Answer.page(vehicles.list(request.who().operator(), request.page()), VehicleJson::write);
    }

    Answer get(Request request) {
        VehicleId id = request.vehicle();
        String operator = request.who().operator();
        return Answer.ok(VehicleJson.write(vehicles.find(id)
                .filter(vehicle -> operator == null || operator.equals(vehicle.operator()))
                .orElseThrow(() -> missing(id))));
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
