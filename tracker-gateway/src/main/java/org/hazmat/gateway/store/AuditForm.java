package org.hazmat.gateway.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import org.hazmat.geocore.evidence.CanonicalJson;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Audit.Act;

/** An entry of the audit log as text: canonical JSON, what the log's chain goes over. */
final class AuditForm {
    private AuditForm() {}

    static String write(long sequence, Act act) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("sequence", sequence);
        entry.put("at", JsonText.time(act.at()));
        entry.put("author", act.author());
        entry.put("action", act.action());
        entry.put("subject", act.subject());
        entry.put("id", act.id());
        entry.put("detail", act.detail());
        return CanonicalJson.write(entry);
    }

    static Act read(String json) {
        JsonNode entry = JsonText.parse(json);
        JsonNode detail = entry.path("detail");
        return new Act(
                OffsetDateTime.parse(entry.path("at").asText()).toInstant(),
                entry.path("author").asText(),
                entry.path("action").asText(),
                entry.path("subject").asText(),
                entry.path("id").asText(),
                detail.isNull() ? null : detail.asText());
    }
}
