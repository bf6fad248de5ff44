package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Audit;

/** Who did what. */
final class AuditResource {
    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    Answer list(Request request) {
        return Answer.page(audit.list(request.page()), AuditResource::form);
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
