package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.hazmat.geocore.json.ObservationJson;
import org.hazmat.geocore.json.ViolationJson;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.track.Past;
import org.hazmat.web.read.CommandForm;
import org.hazmat.web.read.Commands;
import org.hazmat.web.read.Findings;
import org.jspecify.annotations.Nullable;

/** Violations and observations. */
final class FindingResource {
    private final Findings findings;
    private final Commands commands;
    private final Supplier<Register> register;

    FindingResource(Findings findings, Commands commands, Supplier<Register> register) {
        this.findings = findings;
        this.commands = commands;
        this.register = register;
    }

    Answer violations(Request request) {
        return Answer.page(
                findings.violations(filter(request, request.find("kind")), request.page()), FindingResource::listed);
    }

    /** One that is superseded says so: it is listed only when asked for. */
    private static ObjectNode listed(Past.Found found) {
        ObjectNode json = ViolationJson.write(found.violation());
        return found.superseded() ? json.put("superseded", true) : json;
    }

    Answer violation(Request request) {
        String id = request.path("id");
        ObjectNode form = ViolationJson.write(findings.findViolation(id)
                .filter(violation -> request.who().sees(violation.vehicle(), register.get()))
                .orElseThrow(() -> Problem.notFound("violation", id)));
        ArrayNode reminders = form.putArray("reminders");
        commands.reminders(id).forEach(entry -> reminders.add(CommandForm.write(entry)));
        return Answer.ok(form);
    }

    Answer observations(Request request) {
        return Answer.page(
                findings.observations(filter(request, request.find("type")), request.page()), ObservationJson::write);
    }

    private static Findings.Filter filter(Request request, @Nullable String kind) {
        String state = request.find("state");
        return new Findings.Filter(
                request.findVehicle(),
                request.find("rule"),
                request.find("zone"),
                kind,
                state == null ? null : state.equals("open"),
                "true".equals(request.find("superseded")),
                request.time("from"),
                request.time("to"),
                request.who().operator());
    }
}
