package org.hazmat.gateway.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hazmat.protocols.wire.Bytes;

/**
 * A JSON value that somebody wrote, and where it stands, so that what is wrong with it can be said.
 *
 * @param path such as {@code body.items[0].raw}, empty for the whole
 */
record Given(JsonNode node, String path) {

    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /** 11 and 11.0 are one value, whatever digits JSON has them in; 0 for the same, as of a comparator. */
    private static final Comparator<JsonNode> NUMERICALLY = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    Given get(String name) {
        return find(name).orElseThrow(() -> new Unfit(pathTo(name), "is missing"));
    }

    /** Empty when it is not there or null. */
    Optional<Given> find(String name) {
        JsonNode value = object().get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(new Given(value, pathTo(name)));
    }

    /** Refuses names that mean nothing here: most likely they are misspelt. */
    void onlyHas(Collection<String> known) {
        for (Map.Entry<String, JsonNode> field : object().properties()) {
            if (!known.contains(field.getKey())) {
                throw new Unfit(pathTo(field.getKey()), "is unknown here; known are " + String.join(", ", known));
            }
        }
    }

    List<Given> elements() {
        if (!node.isArray()) {
            throw unfit("is no list");
        }
        List<Given> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new Given(element, path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    String text() {
        if (!node.isTextual()) {
            throw unfit("is no text");
        }
        return node.textValue();
    }

    /** A whole number of at most 32 bits, signed or not. */
    long number() {
        return number(Integer.MIN_VALUE, UNSIGNED);
    }

    long number(long min, long max) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw unfit("is no whole number");
        }
        long number = node.longValue();
        if (number < min || number > max) {
            throw unfit(number + " is not between " + min + " and " + max);
        }
        return number;
    }

    /** A number of tenths or millionths, given in whole units. */
    int scaled(double parts) {
        if (!node.isNumber()) {
            throw unfit("is no number");
        }
        long number = Math.round(node.doubleValue() * parts);
        if (number != (int) number) {
            throw unfit(node + " is too large");
        }
        return (int) number;
    }

    Bytes octets() {
        try {
            return Bytes.ofHex(text());
        } catch (IllegalArgumentException e) {
            throw unfit("is no pairs of hexadecimal digits");
        }
    }

    /** BCD digits, as the nibbles that they are. */
    long digits(int count) {
        String text = text();
        if (!text.matches("[0-9A-Fa-f]{" + count + "}")) {
            throw unfit("is no " + count + " digits");
        }
        return Long.parseUnsignedLong(text, 16);
    }

    /** A number that is printed as 0x and so many digits. */
    int id(int digits) {
        String text = text();
        if (!text.matches("0[xX][0-9A-Fa-f]{1," + digits + "}")) {
            throw unfit("is no 0x with up to " + digits + " hexadecimal digits");
        }
        return Integer.parseUnsignedInt(text.substring(2), 16);
    }

    /** Refuses a value beside the octets that it is derived from, when they say another one. */
    void agrees(JsonNode derived, String octets) {
        if (!node.equals(NUMERICALLY, derived)) {
            throw unfit(node + " is not what " + octets + " holds, which is " + derived + ": leave one of them out");
        }
    }

    Unfit unfit(String what) {
        return new Unfit(path, what);
    }

    String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private JsonNode object() {
        if (!node.isObject()) {
            throw unfit("is no object");
        }
        return node;
    }
}
