package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.List;
import org.hazmat.geocore.rule.LegalBasis;
import org.jspecify.annotations.Nullable;

/** A rule's {@code legalBasis} (contract.md 4): a text, or law and article with the days between which they are in force. */
final class LegalBasisJson {
    private static final List<String> FIELDS = List.of("law", "article", "validFrom", "validTo");

    private LegalBasisJson() {}

    static JsonNode write(@Nullable LegalBasis basis) {
        if (basis == null) {
            return NullNode.getInstance();
        }
        if (basis.plain()) {
            return TextNode.valueOf(basis.law());
        }
        ObjectNode node = JsonText.object();
        node.put("law", basis.law());
        node.put("article", basis.article());
        node.put("validFrom", day(basis.validFrom()));
        node.put("validTo", day(basis.validTo()));
        return node;
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static @Nullable LegalBasis read(Fields rule) {
        if (!rule.has("legalBasis")) {
            return null;
        }
        if (rule.node("legalBasis").isTextual()) {
            return LegalBasis.of(rule.text("legalBasis"));
        }
        Fields fields = rule.object("legalBasis");
        fields.refuseSlips(FIELDS);
        LocalDate from = fields.has("validFrom") ? fields.date("validFrom") : null;
        LocalDate to = fields.has("validTo") ? fields.date("validTo") : null;
        if (from != null && to != null && to.isBefore(from)) {
            throw fields.invalid("validTo", "a day from " + from + " on belongs here, not " + to);
        }
        return new LegalBasis(fields.text("law"), fields.optionalText("article"), from, to);
    }
}
