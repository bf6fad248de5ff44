package org.hazmat.gateway.command;

import org.hazmat.geocore.json.Fields;
import org.hazmat.protocols.wire.Writer;

/** Texts as terminals take them: in GBK, measured in octets. */
final class Gbk {
    private Gbk() {}

    static String text(Fields fields, String name, int maxOctets) {
        String text = fields.node(name).asText();
        if (!fields.node(name).isTextual() || text.isBlank()) {
            throw fields.invalid(name, "a text belongs here");
        }
        int octets = octets(fields, name, text);
        if (octets > maxOctets) {
            throw fields.invalid(
                    name, "a terminal takes at most " + maxOctets + " octets of GBK here, and this has " + octets);
        }
        return text;
    }

    private static int octets(Fields fields, String name, String text) {
        try {
            return new Writer().text(text).toBytes().length();
        } catch (IllegalArgumentException e) {
            throw fields.invalid(name, "terminals read GBK, which has not all of these characters");
        }
    }
}
