package org.hazmat.web.http;

import java.util.function.Supplier;
import org.hazmat.geocore.json.ExplanationJson;
import org.hazmat.geocore.model.Register;
import org.hazmat.web.read.Explanations;
import org.hazmat.web.read.Findings;

/** Why a violation is one. */
final class ExplanationResource {
    private final Explanations explanations;
    private final Findings findings;
    private final Supplier<Register> register;

    ExplanationResource(Explanations explanations, Findings findings, Supplier<Register> register) {
        this.explanations = explanations;
        this.findings = findings;
        this.register = register;
    }

    Answer get(Request request) {
        String id = request.path("id");
        Register registered = register.get();
        return findings.findViolation(id)
                .filter(violation -> request.who().sees(violation.vehicle(), registered))
                .flatMap(explanations::explain)
                .map(explanation -> explanation.seenBy(vehicle -> request.who().sees(vehicle, registered)))
                .map(explanation -> Answer.ok(ExplanationJson.write(explanation)))
                .orElseThrow(() -> Problem.notFound("violation", id));
    }
}
