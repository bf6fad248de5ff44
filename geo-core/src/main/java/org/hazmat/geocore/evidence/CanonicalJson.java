package org.hazmat.geocore.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/** The one text that a JSON value has (JSON Canonicalization Scheme, RFC 8785): what is hashed and signed. */
public final class CanonicalJson {
    /** Whole numbers up to here are the same as IEEE 754 doubles, and are written alike. */
    private static final long EXACT = 1L << 53;

    private static final int USUAL_LENGTH = 1_024;

    private CanonicalJson() {}

    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder(USUAL_LENGTH);
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, out);
            case ARRAY -> writeArray(node, out);
            case STRING -> writeText(node.textValue(), out);
            case NUMBER -> writeNumber(node, out);
            case BOOLEAN, NULL -> out.append(node.asText());
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON value: " + node);
        }
    }

    /** Members in the order of their names' UTF-16 units (3.2.3), which is that of {@link String#compareTo}. */
    private static void writeObject(JsonNode node, StringBuilder out) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
        members.sort(Map.Entry.comparingByKey());
        out.append('{');
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            writeText(members.get(i).getKey(), out);
            out.append(':');
            write(members.get(i).getValue(), out);
        }
        out.append('}');
    }

    private static void writeArray(JsonNode node, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(node.get(i), out);
        }
        out.append(']');
    }

    /** What may stand as it is does (3.2.2.2), mostly all of it, which is copied at once. */
    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit == '"' || unit == '\\') {
                writeEscaped(unit, out.append(text, begin, i));
                begin = i + 1;
            }
        }
        out.append(begin == 0 ? text : text.substring(begin)).append('"');
    }

    private static void writeEscaped(char unit, StringBuilder out) {
        switch (unit) {
            case '"', '\\' -> out.append('\\').append(unit);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HexFormat.of().toHexDigits((byte) unit));
        }
    }

    /** As an ECMAScript number (3.2.2.3). */
    private static void writeNumber(JsonNode node, StringBuilder out) {
        if (node.canConvertToExactIntegral() && node.canConvertToLong()) {
            long whole = node.longValue();
            if (-EXACT <= whole && whole <= EXACT) {
                out.append(whole);
                return;
            }
        }
        try {
            out.append(NumberToJSON.serializeNumber(node.doubleValue()));
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON number: " + node, e);
        }
    }
}
