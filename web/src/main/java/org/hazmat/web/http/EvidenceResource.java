package org.hazmat.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.hazmat.geocore.evidence.TrustedKey;
import org.hazmat.geocore.model.Register;
import org.hazmat.web.read.Evidence;
import org.hazmat.web.read.Findings;

/** Evidence files, and the keys to check them with. */
final class EvidenceResource {
    private final Evidence evidence;
    private final Findings findings;
    private final Supplier<Register> register;

    EvidenceResource(Evidence evidence, Findings findings, Supplier<Register> register) {
        this.evidence = evidence;
        this.findings = findings;
        this.register = register;
    }

    Answer export(Request request) {
        String id = request.path("id");
        return findings.findViolation(id)
                .filter(violation -> request.who().sees(violation.vehicle(), register.get()))
                .flatMap(violation ->
                        evidence.export(violation.id(), request.who().name()))
                .map(file -> Answer.text(200, "application/jsonl; charset=utf-8", file)
                        .with("Content-Disposition", "attachment; filename=\"evidence-" + id + ".jsonl\""))
                .orElseThrow(() -> Problem.notFound("violation", id));
    }

    Answer keys(Request request) {
        ObjectNode body = Answer.object();
        ArrayNode items = body.putArray("items");
        evidence.keys().forEach(key -> items.add(form(key)));
        body.putNull("next");
        return Answer.ok(body);
    }

    private static ObjectNode form(TrustedKey key) {
        ObjectNode form = Answer.object();
        form.put("id", key.id());
        form.put("algorithm", "Ed25519");
        form.put("pem", key.pem());
        return form;
    }
}
