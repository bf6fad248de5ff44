package org.hazmat.geocore.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.ZoneJson;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a feature as the properties of a zone. A name counts without its case, hyphens and underscores, and as the ten letters
 * that a .dbf leaves of it; what means nothing to a zone is kept as it is.
 */
final class Properties {
    private static final String WIDTH = "width";
    private static final Map<String, String> MEANINGS = meanings();
    private static final List<String> ID_NAMES = List.of("id", "zoneid", "编号");
    private static final int SUFFIX = 8;
    private static final int MAX_ID = 64;
    private static final int MAX_NAME = 200;

    private final String stem;
    private final SurveyOptions options;

    Properties(String stem, SurveyOptions options) {
        String clean = stem.replaceAll("[^\\p{L}\\p{N}._~-]+", "-");
        this.stem = clean.substring(0, Math.min(clean.length(), MAX_ID - SUFFIX));
        this.options = options;
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new HashMap<>();
        mean(meanings, "name", "名称");
        mean(meanings, "kind", "zonekind");
        mean(meanings, "halfWidthMetres", "halfwidth", "halfwidthm", "半宽");
        mean(meanings, WIDTH, "widthm", "widthmetres", "widthmetre", "宽度", "路宽");
        mean(meanings, "radiusMetres", "radius", "radiusm", "radiusmetr", "半径");
        mean(meanings, "hcaClass", "高后果区等级");
        mean(meanings, "capacity", "容量");
        mean(meanings, "sample");
        mean(meanings, "validFrom");
        mean(meanings, "validTo");
        return Map.copyOf(meanings);
    }

    private static void mean(Map<String, String> meanings, String property, String... others) {
        meanings.put(bare(property), property);
        for (String other : others) {
            meanings.put(other, property);
        }
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
    }

    /** Throws {@link Invalid} when the attribute that should give it does not. */
    String id(RawFeature feature) {
        String asked = options.idAttribute();
        if (asked != null) {
            String id = text(attribute(feature, asked));
            if (id == null) {
                throw new Invalid("", "the attribute \"" + asked + "\", which gives the id, is empty or missing");
            }
            return id;
        }
        for (String own : Arrays.asList(named(feature), feature.id())) {
            // A bare number would collide with that of the next file.
            if (own != null && !own.matches("[0-9.]+")) {
                return own;
            }
        }
        return stem + "-" + feature.number();
    }

    /** A GeoJSON Feature as the API would take it. */
    ObjectNode feature(RawFeature feature, String id, Drawn drawn) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "Feature");
        node.put("id", id);
        node.set("geometry", geometry(drawn));
        ObjectNode properties = node.putObject("properties");
        feature.attributes().properties().stream()
                .filter(attribute -> !(attribute.getKey().equals("id") && id.equals(text(attribute.getValue()))))
                .forEach(attribute -> put(properties, attribute.getKey(), attribute.getValue()));
        fill(properties, feature, drawn);
        return node;
    }

    private static void put(ObjectNode properties, String name, JsonNode value) {
        String meaning = MEANINGS.get(bare(name));
        if (value.isNull() || (value.isTextual() && value.textValue().isBlank())) {
            return;
        }
        if (meaning == null || properties.has(meaning)) {
            properties.set(ZoneJson.furtherName(name), value);
        } else if (meaning.equals(WIDTH)) {
            properties.set(name, value);
            properties.put("halfWidthMetres", metres(name, value) / 2);
        } else if (meaning.equals("name")) {
            properties.put(meaning, value.asText());
        } else if (meaning.endsWith("Metres")) {
            properties.put(meaning, metres(name, value));
        } else if (meaning.equals("hcaClass") || meaning.equals("capacity")) {
            properties.set(meaning, whole(value));
        } else {
            properties.set(meaning, value);
        }
    }

    private void fill(ObjectNode properties, RawFeature feature, Drawn drawn) {
        String nameAttribute = options.nameAttribute();
        String name = nameAttribute == null ? null : text(attribute(feature, nameAttribute));
        if (name != null) {
            properties.put("name", name);
        }
        if (properties.path("name").asText().length() > MAX_NAME) {
            throw new Invalid("", "a name has at most 200 characters");
        }
        if (!properties.has("kind")) {
            if (options.kind() == null) {
                throw new Invalid("", "the feature does not say its kind, and none was given for all");
            }
            properties.put("kind", options.kind().word());
        }
        switch (drawn) {
            case Drawn.Lines lines ->
                width(properties, "halfWidthMetres", options.halfWidthMetres(), "a line needs a half-width");
            case Drawn.Points points ->
                width(properties, "radiusMetres", options.radiusMetres(), "a point needs a radius");
            case Drawn.Polygons polygons -> properties.remove(List.of("halfWidthMetres", "radiusMetres"));
            case Drawn.Nothing nothing -> throw new Invalid("", nothing.reason());
        }
    }

    private static void width(ObjectNode properties, String property, @Nullable Double given, String needed) {
        properties.remove(property.equals("radiusMetres") ? "halfWidthMetres" : "radiusMetres");
        if (!properties.has(property)) {
            if (given == null) {
                throw new Invalid("", needed + " in metres: the attribute " + property + ", or one for all");
            }
            properties.put(property, given);
        }
    }

    private static double metres(String name, JsonNode value) {
        try {
            return value.isNumber()
                    ? value.doubleValue()
                    : Double.parseDouble(value.asText().strip());
        } catch (NumberFormatException e) {
            throw new Invalid("", "the attribute \"" + name + "\" is no number of metres: " + value);
        }
    }

    /** Formats without whole numbers write 2 as 2.0 or as text. */
    private static JsonNode whole(JsonNode value) {
        String text = value.asText().strip();
        return text.matches("-?\\d{1,9}(\\.0+)?")
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text.replaceFirst("\\..*", "")))
                : value;
    }

    private static @Nullable JsonNode attribute(RawFeature feature, String name) {
        JsonNode exact = feature.attributes().get(name);
        if (exact != null) {
            return exact;
        }
        return feature.attributes().properties().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String named(RawFeature feature) {
        for (String name : ID_NAMES) {
            String id = feature.attributes().properties().stream()
                    .filter(attribute -> bare(attribute.getKey()).equals(name))
                    .map(attribute -> text(attribute.getValue()))
                    .findFirst()
                    .orElse(null);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isContainerNode()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    private static ObjectNode geometry(Drawn drawn) {
        ObjectNode geometry = JsonNodeFactory.instance.objectNode();
        switch (drawn) {
            case Drawn.Polygons areas -> polygons(geometry, areas.polygons());
            case Drawn.Lines lines -> {
                geometry.put("type", "LineString");
                run(geometry.putArray("coordinates"), lines.lines().getFirst());
            }
            case Drawn.Points points -> {
                geometry.put("type", "Point");
                double[] point = points.points().getFirst();
                geometry.putArray("coordinates").add(point[0]).add(point[1]);
            }
            case Drawn.Nothing nothing -> throw new Invalid("", nothing.reason());
        }
        return geometry;
    }

    private static void polygons(ObjectNode geometry, List<List<double[]>> polygons) {
        if (polygons.size() == 1) {
            geometry.put("type", "Polygon");
            runs(geometry.putArray("coordinates"), polygons.getFirst());
        } else {
            geometry.put("type", "MultiPolygon");
            ArrayNode list = geometry.putArray("coordinates");
            polygons.forEach(rings -> runs(list.addArray(), rings));
        }
    }

    private static void runs(ArrayNode list, List<double[]> runs) {
        runs.forEach(run -> run(list.addArray(), run));
    }

    private static void run(ArrayNode list, double[] run) {
        for (int i = 0; i < run.length; i += 2) {
            list.addArray().add(run[i]).add(run[i + 1]);
        }
    }
}
