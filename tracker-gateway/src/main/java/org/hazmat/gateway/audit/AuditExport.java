package org.hazmat.gateway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.hazmat.gateway.store.AuditTable;
import org.hazmat.geocore.evidence.Checkpoint;
import org.hazmat.geocore.evidence.EvidenceFile;
import org.hazmat.geocore.evidence.EvidenceFile.Kind;
import org.hazmat.geocore.evidence.HashChain;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.web.read.Audit;

/**
 * Makes the sealed file of a part of the audit log. It holds what the table says, right or wrong: that it was changed is for whoever
 * checks the file to see.
 */
record AuditExport(AuditTable table, Notary notary) {
    String file(Audit.Span asked, String exportedBy, Instant now) {
        Checkpoint shown = notary.shown().orElse(null);
        Deque<AuditTable.Signed> signatures = new ArrayDeque<>(signatures(asked));
        AuditTable.Entry head = table.head();
        List<AuditTable.Entry> entries = table.entries(asked.first(), asked.limit());
        boolean whole = entries.size() < asked.limit();
        EvidenceFile.Span span = new EvidenceFile.Span(
                asked.first(), before(asked.first()), head.sequence(), shown == null ? 0 : shown.sequence());
        EvidenceFile file = EvidenceFile.ofAudit(span, exportedBy, String.valueOf(JsonText.time(now)));
        long last = whole ? Long.MAX_VALUE : entries.getLast().sequence();
        signatures.removeIf(signed -> signed.sequence() > last);
        for (AuditTable.Entry entry : entries) {
            file.addEntry(entry.json(), entry.chain());
            while (!signatures.isEmpty() && signatures.peek().sequence() <= entry.sequence()) {
                file.add(Kind.CHECKPOINT, content(signatures.remove()));
            }
            if (shown != null && shown.sequence() == entry.sequence()) {
                file.add(Kind.WITNESS, shown.write());
            }
        }
        signatures.forEach(signed -> file.add(Kind.CHECKPOINT, content(signed)));
        return file.seal(notary.key());
    }

    /**
     * Of all that was asked for, and of what should follow when the log ends earlier. To be read before the entries: what is signed
     * meanwhile may be behind the last of them.
     */
    private List<AuditTable.Signed> signatures(Audit.Span asked) {
        long end = asked.first() + asked.limit();
        boolean more = table.head().sequence() >= end;
        return table.signatures(asked.first(), more ? end - 1 : Long.MAX_VALUE);
    }

    private byte[] before(long first) {
        return table.find(first - 1)
                .map(entry -> HexFormat.of().parseHex(entry.chain()))
                .orElseGet(HashChain::start);
    }

    private static JsonNode content(AuditTable.Signed signed) {
        try {
            return JsonText.parse(signed.json());
        } catch (Invalid e) {
            return JsonNodeFactory.instance.objectNode().put("text", signed.json());
        }
    }
}
