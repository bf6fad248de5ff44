package org.hazmat.gateway.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hazmat.geocore.json.Fields;
import org.hazmat.protocols.wire.Bytes;

/** Fields of requests that several commands have. */
final class Words {
    private Words() {}

    /** The position of a word in its list: the numbers of the standard's tables begin with 0. */
    static int index(Fields fields, String name, List<String> words) {
        return fields.word(name, word -> position(word, words), String.join(", ", words));
    }

    static int index(Fields fields, String name, List<String> words, int otherwise) {
        return fields.has(name) ? index(fields, name, words) : otherwise;
    }

    private static int position(String word, List<String> words) {
        int position = words.indexOf(word);
        if (position < 0) {
            throw new IllegalArgumentException(word);
        }
        return position;
    }

    /** A constant by its name in lower kebab case. */
    static <E extends Enum<E>> E constant(Fields fields, String name, Class<E> type) {
        List<String> words = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        return type.getEnumConstants()[index(fields, name, words)];
    }

    static int number(Fields fields, String name, int min, int max, int otherwise) {
        Integer number = fields.optionalInteger(name, min, max);
        return number == null ? otherwise : number;
    }

    /** Octets as hexadecimal digits; absent: none. */
    static Bytes octets(Fields fields, String name) {
        if (!fields.has(name)) {
            return Bytes.EMPTY;
        }
        String hex = fields.node(name).asText();
        if (!hex.matches("([0-9A-Fa-f]{2})*")) {
            throw fields.invalid(name, "octets are written as hexadecimal digits, two each");
        }
        return Bytes.ofHex(hex);
    }

    /** The objects of a list; absent: none. */
    static List<Fields> objects(Fields fields, String name) {
        if (!fields.has(name)) {
            return List.of();
        }
        if (!fields.node(name).isArray()) {
            throw fields.invalid(name, "a list belongs here");
        }
        List<Fields> objects = new ArrayList<>();
        fields.node(name).forEach(item -> objects.add(Fields.of(item, fields.pointer(name) + "/" + objects.size())));
        return List.copyOf(objects);
    }
}
