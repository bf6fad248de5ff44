package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Audit;

/** Who did and saw what. */
final class AuditResource {
    private static final int MOST = 20_000;

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    Answer list(Request request) {
        return Answer.page(audit.list(request.page()), AuditResource::form);
    }

    /** Checked by {@code ./tracker verify-evidence}. */
    Answer export(Request request) {
        Audit.Span span = new Audit.Span(request.number("first", 1), request.number("limit", MOST));
        String file = audit.export(span, request.who().name());
        return Answer.text(200, "application/jsonl; charset=utf-8", file)
                .with("Content-Disposition", "attachment; filename=\"audit-" + span.first() + ".jsonl\"");
    }

    private static JsonNode form(Audit.Act act) {
        ObjectNode form = Answer.object();
        form.put("at", JsonText.time(act.at()));
        form.put("author", act.author());
        form.put("action", act.action());
        form.put("subject", act.subject());
        form.put("id", act.id());
        form.put("detail", act.detail());
        return form;
    }
}
