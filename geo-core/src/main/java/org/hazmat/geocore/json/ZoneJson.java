package org.hazmat.geocore.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/** A zone as a GeoJSON Feature (contract.md 3). */
public final class ZoneJson {
    private static final List<String> PROPERTIES = List.of(
            "name",
            "kind",
            "halfWidthMetres",
            "radiusMetres",
            "hcaClass",
            "capacity",
            "limitKmh",
            "sample",
            "validFrom",
            "validTo");
    private static final String KINDS =
            Arrays.stream(ZoneKind.values()).map(ZoneKind::word).collect(Collectors.joining(", "));
    private static final int MAX_CAPACITY = 100_000;

    private ZoneJson() {}

    public static ObjectNode write(Zone zone, Validity validity) {
        ObjectNode feature = JsonText.object();
        feature.put("type", "Feature");
        feature.put("id", zone.id());
        feature.set("geometry", ShapeJson.write(zone.shape()));
        ObjectNode properties = feature.putObject("properties");
        properties.put("name", zone.name());
        properties.put("kind", zone.kind().word());
        switch (zone.shape()) {
            case Shape.Circle circle -> properties.put("radiusMetres", circle.radiusMetres());
            case Shape.Corridor corridor -> properties.put("halfWidthMetres", corridor.halfWidthMetres());
            case Shape.Area area -> {}
        }
        properties.put("hcaClass", zone.hcaClass());
        properties.put("capacity", zone.capacity());
        properties.put("limitKmh", zone.limitKmh());
        properties.put("sample", zone.sample());
        validity.write(properties);
        JsonText.parse(zone.further()).properties().forEach(more -> properties.set(more.getKey(), more.getValue()));
        return feature;
    }

    public static ObjectNode write(Zone zone) {
        return write(zone, new Validity(null, null));
    }

    /** Reads a feature that names itself. */
    public static Zone read(JsonNode node) {
        return read(node, Fields.of(node).id("id"));
    }

    /** Reads what {@link #write} made of a zone whose shape was found sound before: to look again takes longer than to read it. */
    public static Zone readSound(JsonNode node) {
        return read(node, Fields.of(node).id("id"), ShapeJson::readSound);
    }

    /** Reads a feature whose id stands in its address; one in the feature must be the same. */
    public static Zone read(JsonNode node, String id) {
        return read(node, id, ShapeJson::read);
    }

    private static Zone read(JsonNode node, String id, BiFunction<Fields, Fields, Shape> shape) {
        Fields feature = Fields.of(node);
        if (feature.has("id") && !feature.id("id").equals(Fields.id(id, ""))) {
            throw feature.invalid("id", "the feature names itself otherwise than its address, \"" + id + "\"");
        }
        if (!feature.text("type").equals("Feature")) {
            throw feature.invalid("type", "a zone is a GeoJSON Feature, not \"" + feature.text("type") + "\"");
        }
        Fields properties = feature.object("properties");
        properties.refuseSlips(PROPERTIES);
        Validity.read(properties);
        String name = properties.optionalText("name");
        ZoneKind kind = properties.word("kind", ZoneKind::ofWord, KINDS);
        return new Zone(
                Fields.id(id, ""),
                name == null ? id : name,
                kind,
                shape.apply(feature.object("geometry"), properties),
                hcaClass(properties, kind),
                properties.optionalInteger("capacity", 0, MAX_CAPACITY),
                properties.has("limitKmh") ? RuleJson.limitKmh(properties) : null,
                properties.flag("sample"),
                further(feature.node("properties")));
    }

    private static String further(JsonNode properties) {
        ObjectNode further = JsonText.object();
        properties.properties().stream()
                .filter(property -> !PROPERTIES.contains(property.getKey()))
                .forEach(property -> further.set(property.getKey(), property.getValue()));
        return JsonText.write(further);
    }

    private static @Nullable Integer hcaClass(Fields properties, ZoneKind kind) {
        if (properties.has("hcaClass") && kind != ZoneKind.PIPELINE_HCA) {
            throw properties.invalid("hcaClass", "only a zone of the kind pipeline-hca has a class");
        }
        return properties.optionalInteger("hcaClass", 1, 3);
    }

    /** A name under which another program's property is kept: its own, unless that means something here or looks like a slip of it. */
    public static String furtherName(String name) {
        boolean taken = PROPERTIES.stream().anyMatch(known -> known.equals(name) || Slip.likely(name, known));
        return taken ? furtherName(name + "_") : name;
    }

    public static Validity validity(JsonNode node) {
        return Validity.read(Fields.of(node).objectOrEmpty("properties"));
    }

    /** The shape of a bare geometry; width or radius stand beside the coordinates. */
    public static Shape readShape(JsonNode geometry) {
        Fields fields = Fields.of(geometry);
        return ShapeJson.read(fields, fields);
    }
}
