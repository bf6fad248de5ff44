package org.hazmat.geocore.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** JSON as text, and what all forms share: times at +08:00, the offset of everything that is supervised. */
public final class JsonText {
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** Throws {@link Invalid} with the line and column of what is no JSON. */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new Invalid("", "this is no JSON: " + e.getOriginalMessage() + place);
        }
    }

    public static String write(JsonNode node) {
        return node.toString();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** At most milliseconds: finer fractions are noise to people, and more than some parsers take. */
    public static @Nullable String time(@Nullable Instant time) {
        return time == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.truncatedTo(ChronoUnit.MILLIS).atOffset(OFFSET));
    }
}
