package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fix times that a version of a zone or rule is meant for (有效期, rules.md 16); half-open.
 *
 * @param from null: from the moment when it is made
 * @param to null: without end
 */
public record Validity(@Nullable Instant from, @Nullable Instant to) {
    static Validity read(Fields fields) {
        Instant from = fields.optionalTime("validFrom");
        Instant to = fields.optionalTime("validTo");
        if (from != null && to != null && !from.isBefore(to)) {
            throw fields.invalid("validTo", "the end must be later than the beginning");
        }
        return new Validity(from, to);
    }

    void write(ObjectNode node) {
        node.put("validFrom", JsonText.time(from));
        node.put("validTo", JsonText.time(to));
    }
}
