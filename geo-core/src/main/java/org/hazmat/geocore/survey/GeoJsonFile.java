package org.hazmat.geocore.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;
import org.jspecify.annotations.Nullable;

/** GeoJSON (RFC 7946), with the {@code crs} member of its 2008 edition where there is one; x comes first in any coordinate system. */
final class GeoJsonFile {
    private static final String FORMAT = "GeoJSON";
    private static final String WGS84 = "EPSG:4326";

    private GeoJsonFile() {}

    static Layer read(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        JsonNode root = JsonText.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<RawFeature> features = new ArrayList<>();
        for (JsonNode feature : features(root)) {
            Limits.checkFeatures(features.size() + 1L);
            features.add(feature(feature, features.size() + 1));
        }
        return new Layer(FORMAT, new Layer.Declared.Code(declared(root.path("crs"))), features);
    }

    private static Iterable<JsonNode> features(JsonNode root) {
        return switch (root.path("type").asText()) {
            case "FeatureCollection" -> {
                if (!root.path("features").isArray()) {
                    throw new Invalid("/features", "a FeatureCollection has a list of features");
                }
                yield root.path("features");
            }
            case "Feature" -> List.of(root);
            default -> throw new Invalid("/type", "a GeoJSON FeatureCollection or Feature belongs here");
        };
    }

    private static String declared(JsonNode crs) {
        if (crs.isMissingNode() || crs.isNull()) {
            return WGS84;
        }
        String name = crs.path("properties").path("name").asText();
        if (name.isBlank()) {
            throw new Invalid(
                    "/crs", "the crs member names no coordinate system: say which with --crs, or take it out");
        }
        return name;
    }

    private static RawFeature feature(JsonNode node, int number) {
        JsonNode id = node.path("id");
        JsonNode properties = node.path("properties");
        return new RawFeature(
                number,
                id.isTextual() || id.isIntegralNumber() ? id.asText() : null,
                properties instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
                drawn(node.path("geometry")));
    }

    private static Drawn drawn(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        try {
            return switch (geometry.path("type").asText()) {
                case "Polygon" -> new Drawn.Polygons(List.of(runs(coordinates)));
                case "MultiPolygon" -> new Drawn.Polygons(list(coordinates, GeoJsonFile::runs));
                case "LineString" -> new Drawn.Lines(List.of(run(coordinates)));
                case "MultiLineString" -> new Drawn.Lines(runs(coordinates));
                case "Point" -> new Drawn.Points(List.of(position(coordinates)));
                case "MultiPoint" -> new Drawn.Points(list(coordinates, GeoJsonFile::position));
                case "" -> new Drawn.Nothing("the feature has no geometry");
                default ->
                    new Drawn.Nothing(
                            "a zone cannot be a " + geometry.path("type").asText());
            };
        } catch (Invalid e) {
            return new Drawn.Nothing(e.sentence());
        }
    }

    private interface Reading<T> {
        T read(JsonNode node);
    }

    private static <T> List<T> list(JsonNode node, Reading<T> reading) {
        if (!node.isArray()) {
            throw new Invalid("", "the coordinates are not nested as the geometry's type needs them");
        }
        List<T> items = new ArrayList<>(node.size());
        node.forEach(item -> items.add(reading.read(item)));
        return items;
    }

    private static List<double[]> runs(JsonNode node) {
        return list(node, GeoJsonFile::run);
    }

    private static double[] run(JsonNode node) {
        List<double[]> positions = list(node, GeoJsonFile::position);
        double[] run = new double[2 * positions.size()];
        for (int i = 0; i < positions.size(); i++) {
            System.arraycopy(positions.get(i), 0, run, 2 * i, 2);
        }
        return run;
    }

    private static double[] position(@Nullable JsonNode node) {
        if (node == null
                || node.size() < 2
                || !node.path(0).isNumber()
                || !node.path(1).isNumber()) {
            throw new Invalid("", "a position is a list of two numbers, x (longitude) first");
        }
        return new double[] {node.get(0).doubleValue(), node.get(1).doubleValue()};
    }
}
