package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.ShapeCheck;

/** GeoJSON geometry (RFC 7946) of a zone; widths and radii, which GeoJSON has not, stand in the properties. */
final class ShapeJson {
    private static final String TYPES = "Polygon, MultiPolygon, LineString, Point";

    private ShapeJson() {}

    static ObjectNode write(Shape shape) {
        ObjectNode geometry = JsonText.object();
        switch (shape) {
            case Shape.Circle circle -> {
                geometry.put("type", "Point");
                geometry.set("coordinates", position(geometry.arrayNode(), circle.centre()));
            }
            case Shape.Corridor corridor -> {
                geometry.put("type", "LineString");
                geometry.set("coordinates", positions(geometry.arrayNode(), corridor.line()));
            }
            case Shape.Area area -> area(geometry, area);
        }
        return geometry;
    }

    private static void area(ObjectNode geometry, Shape.Area area) {
        if (area.multi()) {
            geometry.put("type", "MultiPolygon");
            ArrayNode list = geometry.putArray("coordinates");
            area.polygons().forEach(polygon -> polygon(list.addArray(), polygon));
        } else {
            geometry.put("type", "Polygon");
            polygon(geometry.putArray("coordinates"), area.polygons().getFirst());
        }
    }

    private static ArrayNode polygon(ArrayNode rings, Shape.Polygon polygon) {
        positions(rings.addArray(), polygon.outer());
        polygon.holes().forEach(hole -> positions(rings.addArray(), hole));
        return rings;
    }

    private static ArrayNode positions(ArrayNode list, List<Position> positions) {
        positions.forEach(position -> position(list.addArray(), position));
        return list;
    }

    private static ArrayNode position(ArrayNode pair, Position position) {
        return pair.add(position.lon()).add(position.lat());
    }

    /** Reads a geometry, with its width or radius from the fields given, and refuses what is no sound shape. */
    static Shape read(Fields geometry, Fields widths) {
        Shape shape = readSound(geometry, widths);
        ShapeCheck.problem(shape).ifPresent(problem -> {
            throw new Invalid(geometry.pointer("coordinates"), problem);
        });
        return shape;
    }

    /** The same of one that was found sound before. */
    static Shape readSound(Fields geometry, Fields widths) {
        JsonNode coordinates = geometry.node("coordinates");
        String pointer = geometry.pointer("coordinates");
        String type = geometry.text("type");
        return switch (type) {
            case "Polygon" -> new Shape.Area(List.of(polygon(coordinates, pointer)));
            case "MultiPolygon" -> new Shape.Area(list(coordinates, pointer, ShapeJson::polygon), true);
            case "LineString" ->
                new Shape.Corridor(
                        list(coordinates, pointer, ShapeJson::position),
                        metres(widths, "halfWidthMetres", "half-width"));
            case "Point" -> new Shape.Circle(position(coordinates, pointer), metres(widths, "radiusMetres", "radius"));
            default -> throw geometry.invalid("type", "\"" + type + "\" is none of " + TYPES);
        };
    }

    private static double metres(Fields widths, String name, String meant) {
        double metres = widths.number(name);
        if (!(metres > 0 && metres <= ShapeCheck.MAX_HALF_WIDTH_METRES)) {
            throw widths.invalid(name, "a " + meant + " above 0 and up to 50 000 m belongs here, not " + metres);
        }
        return metres;
    }

    private static Shape.Polygon polygon(JsonNode node, String pointer) {
        List<List<Position>> rings = list(node, pointer, ShapeJson::ring);
        if (rings.isEmpty()) {
            throw new Invalid(pointer, "a polygon has at least one ring");
        }
        return new Shape.Polygon(rings.getFirst(), rings.subList(1, rings.size()));
    }

    private static List<Position> ring(JsonNode node, String pointer) {
        List<Position> ring = list(node, pointer, ShapeJson::position);
        if (ring.size() < 4) {
            throw new Invalid(
                    pointer, "a ring has at least four positions, the first again as the last, not " + ring.size());
        }
        if (!ring.getFirst().equals(ring.getLast())) {
            throw new Invalid(pointer, "the ring is not closed: its last position must be its first");
        }
        return ring;
    }

    private static Position position(JsonNode node, String pointer) {
        if (!node.isArray()
                || node.size() < 2
                || !node.get(0).isNumber()
                || !node.get(1).isNumber()) {
            throw new Invalid(pointer, "a position is [longitude, latitude] in degrees, not " + Fields.shown(node));
        }
        double lon = node.get(0).doubleValue();
        double lat = node.get(1).doubleValue();
        Optional<String> problem = ShapeCheck.coordinateProblem(lon, lat);
        if (problem.isPresent()) {
            throw new Invalid(pointer, problem.get());
        }
        return Position.ofDegrees(lon, lat);
    }

    private static <T> List<T> list(JsonNode node, String pointer, BiFunction<JsonNode, String, T> read) {
        if (!node.isArray()) {
            throw new Invalid(pointer, "a list belongs here, not " + Fields.shown(node));
        }
        List<T> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(read.apply(item, pointer + "/" + items.size()));
        }
        return List.copyOf(items);
    }
}
