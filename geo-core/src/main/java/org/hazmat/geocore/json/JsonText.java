package org.hazmat.geocore.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** JSON as text, and what all forms share: times at +08:00, the offset of everything that is supervised. */
public final class JsonText {
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final int LONGEST_TIME = 29;
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
        if (time == null) {
            return null;
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, OFFSET);
        int year = local.getYear();
        return year < 0 || year > 9999 ? slowly(time) : quickly(local, time.getNano() / NANOS_A_MILLI);
    }

    private static String slowly(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.MILLIS).atOffset(OFFSET));
    }

    /** The same for the years of this life: a formatter takes ten times as long, and events are full of times. */
    private static String quickly(LocalDateTime local, int millis) {
        StringBuilder out = new StringBuilder(LONGEST_TIME);
        digits(out, local.getYear(), 1_000).append('-');
        digits(out, local.getMonthValue(), 10).append('-');
        digits(out, local.getDayOfMonth(), 10).append('T');
        digits(out, local.getHour(), 10).append(':');
        digits(out, local.getMinute(), 10).append(':');
        digits(out, local.getSecond(), 10);
        if (millis > 0) {
            digits(out.append('.'), millis, 100);
            while (out.charAt(out.length() - 1) == '0') {
                out.setLength(out.length() - 1);
            }
        }
        return out.append("+08:00").toString();
    }

    private static StringBuilder digits(StringBuilder out, int number, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            out.append((char) ('0' + number / place % 10));
        }
        return out;
    }
}
