package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.CommandForm;
import org.hazmat.web.read.Commands;
import org.hazmat.web.read.Findings;
import org.hazmat.web.read.Platform;

/** Commands to terminals: given, listed, approved. */
final class CommandResource {
    private final Commands commands;
    private final Findings findings;
    private final Supplier<Register> register;

    CommandResource(Platform platform) {
        commands = platform.commands();
        findings = platform.findings();
        register = platform.register();
    }

    Answer submit(Request request) {
        VehicleId vehicle = visible(request);
        JsonNode body = request.content();
        checkViolation(vehicle, body.path("violation"));
        return switch (commands.submit(vehicle, body, request.who().name())) {
            case Commands.Verdict.Taken taken ->
                Answer.accepted("/api/v1/commands/" + taken.entry().id(), CommandForm.write(taken.entry()));
            case Commands.Verdict.Refused refused -> throw problem(refused);
        };
    }

    /** A reminder belongs to a violation of the vehicle that it goes to. */
    private void checkViolation(VehicleId vehicle, JsonNode violation) {
        boolean fits = violation.isMissingNode()
                || violation.isNull()
                || findings.findViolation(violation.asText())
                        .filter(found -> found.vehicle().equals(vehicle))
                        .isPresent();
        if (!fits) {
            throw Problem.badRequest("/violation", "the vehicle has no violation of this id");
        }
    }

    private static Problem problem(Commands.Verdict.Refused refused) {
        List<Problem.Fault> faults = refused.faults().stream()
                .map(fault -> new Problem.Fault(fault.pointer(), fault.sentence()))
                .toList();
        int status = switch (refused.refusal()) {
            case FORBIDDEN -> 403;
            case UNFIT -> 422;
            case TOO_MANY -> 429;
        };
        return Problem.of(status, refused.sentence(), faults);
    }

    Answer list(Request request) {
        return Answer.page(commands.list(visible(request), request.page()), CommandForm::write);
    }

    /** For who decides about them, whichever vehicle they are for. */
    Answer unapproved(Request request) {
        return Answer.page(commands.unapproved(request.page()), CommandForm::write);
    }

    Answer get(Request request) {
        String id = request.path("id");
        return Answer.ok(CommandForm.write(commands.find(id)
                .filter(entry -> request.who().sees(entry.vehicle(), register.get()))
                .orElseThrow(() -> missing(id))));
    }

    Answer approve(Request request) {
        String id = request.path("id");
        return Answer.ok(
                CommandForm.write(commands.approve(id, request.who().name()).orElseThrow(() -> missing(id))));
    }

    Answer reject(Request request) {
        String id = request.path("id");
        return Answer.ok(
                CommandForm.write(commands.reject(id, request.who().name()).orElseThrow(() -> missing(id))));
    }

    private VehicleId visible(Request request) {
        VehicleId vehicle = request.vehicle();
        if (register.get().find(vehicle).isEmpty() || !request.who().sees(vehicle, register.get())) {
            throw Problem.notFound("vehicle", vehicle.toString());
        }
        return vehicle;
    }

    private static Problem missing(String id) {
        return Problem.notFound("command", id);
    }
}
