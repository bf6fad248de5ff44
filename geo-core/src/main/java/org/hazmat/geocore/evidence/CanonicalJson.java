package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one text that a JSON value has (JSON Canonicalization Scheme, RFC 8785): what is hashed and signed. */
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String write(JsonNode node) {
        try {
            return new JsonCanonicalizer(node.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("only objects and arrays have a canonical form: " + node, e);
        }
    }
}
