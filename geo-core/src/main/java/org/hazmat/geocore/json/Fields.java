package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** Reads the members of one JSON object, and says where and why when one cannot be used. A null member counts as absent. */
public final class Fields {
    private static final int MAX_ID_LENGTH = 64;
    private static final int MAX_TEXT_LENGTH = 1000;

    private final JsonNode node;
    private final String pointer;

    private Fields(JsonNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
    }

    public static Fields of(JsonNode node) {
        return of(node, "");
    }

    public static Fields of(JsonNode node, String pointer) {
        if (!node.isObject()) {
            throw new Invalid(pointer, "a JSON object belongs here, not " + shown(node));
        }
        return new Fields(node, pointer);
    }

    public String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    public Invalid invalid(String name, String sentence) {
        return new Invalid(pointer(name), sentence);
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public JsonNode node(String name) {
        JsonNode member = node.get(name);
        if (member == null || member.isNull()) {
            throw invalid(name, "\"" + name + "\" is missing");
        }
        return member;
    }

    public Fields object(String name) {
        return of(node(name), pointer(name));
    }

    /** The member, or an empty object. */
    Fields objectOrEmpty(String name) {
        return has(name) ? object(name) : new Fields(JsonText.object(), pointer(name));
    }

    public String text(String name) {
        JsonNode member = node(name);
        if (!member.isTextual() || member.textValue().isBlank()) {
            throw invalid(name, "a text belongs here, not " + shown(member));
        }
        if (member.textValue().length() > MAX_TEXT_LENGTH) {
            throw invalid(name, "a text of at most " + MAX_TEXT_LENGTH + " characters belongs here");
        }
        return member.textValue();
    }

    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /** Names a zone, rule, permit or waybill: it stands in addresses, so it has no slash and no white space. */
    String id(String name) {
        return id(text(name), pointer(name));
    }

    static String id(String id, String pointer) {
        if (id.length() > MAX_ID_LENGTH || !id.matches("[\\p{L}\\p{N}._~-]+")) {
            throw new Invalid(
                    pointer, "an id has 1 to 64 letters, digits, dots, hyphens and underscores, not \"" + id + "\"");
        }
        return id;
    }

    VehicleId vehicle(String name) {
        return converted(name, VehicleId::parse);
    }

    /** A text that a factory understands; its complaint becomes the sentence. */
    <T> T converted(String name, Function<String, T> factory) {
        String text = text(name);
        try {
            return factory.apply(text);
        } catch (IllegalArgumentException e) {
            throw invalid(name, Optional.ofNullable(e.getMessage()).orElse("\"" + text + "\" cannot be used"));
        }
    }

    Instant time(String name) {
        String text = text(name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(name, "\"" + text + "\" is no time with an offset, such as 2026-03-10T09:00:00+08:00");
        }
    }

    @Nullable
    Instant optionalTime(String name) {
        return has(name) ? time(name) : null;
    }

    LocalDate date(String name) {
        String text = text(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid(name, "\"" + text + "\" is no day, such as 2026-10-01");
        }
    }

    public int integer(String name, int min, int max) {
        JsonNode member = node(name);
        if (!member.isIntegralNumber()
                || !member.canConvertToInt()
                || member.intValue() < min
                || member.intValue() > max) {
            throw invalid(name, "a whole number from " + min + " to " + max + " belongs here, not " + shown(member));
        }
        return member.intValue();
    }

    public @Nullable Integer optionalInteger(String name, int min, int max) {
        return has(name) ? integer(name, min, max) : null;
    }

    double number(String name) {
        JsonNode member = node(name);
        if (!member.isNumber() || !Double.isFinite(member.doubleValue())) {
            throw invalid(name, "a number belongs here, not " + shown(member));
        }
        return member.doubleValue();
    }

    @Nullable
    Double optionalNumber(String name) {
        return has(name) ? number(name) : null;
    }

    public boolean flag(String name) {
        if (has(name) && !node(name).isBoolean()) {
            throw invalid(name, "true or false belongs here, not " + shown(node(name)));
        }
        return has(name) && node(name).booleanValue();
    }

    /** The list's texts; absent counts as empty. */
    public List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode list = node(name);
        if (!list.isArray()) {
            throw invalid(name, "a list belongs here, not " + shown(list));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isTextual() || item.textValue().isBlank()) {
                throw new Invalid(pointer(name) + "/" + texts.size(), "a text belongs here, not " + shown(item));
            }
            texts.add(item.textValue());
        }
        return List.copyOf(texts);
    }

    /** A list that must be there and name something. */
    public List<String> someTexts(String name) {
        node(name);
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            throw invalid(name, "at least one entry belongs here");
        }
        return texts;
    }

    /** A list of whole numbers that must be there and name something. */
    List<Integer> someIntegers(String name, int min, int max) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode item : node(name)) {
            String at = pointer(name) + "/" + numbers.size();
            if (!item.isIntegralNumber() || !item.canConvertToInt() || item.intValue() < min || item.intValue() > max) {
                throw new Invalid(
                        at, "a whole number from " + min + " to " + max + " belongs here, not " + shown(item));
            }
            numbers.add(item.intValue());
        }
        if (numbers.isEmpty()) {
            throw invalid(name, "a list with at least one entry belongs here");
        }
        return List.copyOf(numbers);
    }

    /** A list of a few words; absent counts as empty. */
    <T> List<T> words(String name, Function<String, T> ofWord, String allowed) {
        List<String> texts = texts(name);
        List<T> words = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                words.add(ofWord.apply(texts.get(i)));
            } catch (IllegalArgumentException e) {
                throw new Invalid(pointer(name) + "/" + i, "\"" + texts.get(i) + "\" is none of " + allowed);
            }
        }
        return List.copyOf(words);
    }

    /** One of a few words. */
    public <T> T word(String name, Function<String, T> ofWord, String allowed) {
        String word = text(name);
        try {
            return ofWord.apply(word);
        } catch (IllegalArgumentException e) {
            throw invalid(name, "\"" + word + "\" is none of " + allowed);
        }
    }

    /** A member that is nearly named like one of these is a slip that would silently change the meaning. */
    void refuseSlips(List<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            for (String meant : known) {
                if (!known.contains(name) && Slip.likely(name, meant)) {
                    throw invalid(name, "nothing is called \"" + name + "\"; did you mean \"" + meant + "\"?");
                }
            }
        });
    }

    static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
