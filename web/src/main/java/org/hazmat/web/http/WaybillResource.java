package org.hazmat.web.http;

import java.util.function.Supplier;
import org.hazmat.geocore.json.WaybillJson;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.web.read.Waybills;

/** Electronic waybills. */
final class WaybillResource {
    private final Waybills waybills;
    private final Supplier<Register> register;

    WaybillResource(Waybills waybills, Supplier<Register> register) {
        this.waybills = waybills;
        this.register = register;
    }

    Answer list(Request request) {
        return Answer.page(
                waybills.list(request.findVehicle(), request.who().operator(), request.page()), WaybillJson::write);
    }

    Answer get(Request request) {
        String id = request.path("id");
        return Answer.ok(WaybillJson.write(waybills.find(id)
                .filter(waybill -> request.who().sees(waybill.vehicle(), register.get()))
                .orElseThrow(() -> Problem.notFound("waybill", id))));
    }

    Answer versions(Request request) {
        return VersionForm.page(
                waybills.versions(request.path("id")),
                waybill -> request.who().sees(waybill.vehicle(), register.get()),
                (version, waybill) -> WaybillJson.write(waybill),
                request);
    }

    Answer put(Request request) {
        Waybill waybill = WaybillJson.read(request.content(), request.path("id"));
        boolean isNew = waybills.put(waybill, request.who().name());
        return Answer.stored(isNew, WaybillJson.write(waybill));
    }

    Answer delete(Request request) {
        String id = request.path("id");
        if (!waybills.delete(id, request.who().name())) {
            throw Problem.notFound("waybill", id);
        }
        return Answer.nothing();
    }
}
