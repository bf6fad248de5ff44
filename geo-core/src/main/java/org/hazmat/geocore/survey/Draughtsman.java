package org.hazmat.geocore.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.ZoneJson;
import org.jspecify.annotations.Nullable;

/** Makes zones of features: coordinates to WGS-84, attributes to properties, and the same checks as for a zone that somebody puts. */
final class Draughtsman {
    private final SurveyOptions options;
    private final Properties properties;

    Draughtsman(String stem, SurveyOptions options) {
        this.options = options;
        this.properties = new Properties(stem, options);
    }

    Survey draw(Layer layer) {
        long vertices = layer.features().stream()
                .mapToLong(feature -> feature.drawn().vertices())
                .filter(count -> count <= Limits.MAX_VERTICES)
                .sum();
        if (vertices > Limits.MAX_VERTICES) {
            throw new Invalid("", "an import has at most 100 000 vertices; here are " + vertices + ": split the file");
        }
        if (layer.features().isEmpty()) {
            throw new Invalid("", "the file has no features");
        }
        Projection projection = Projection.of(declared(layer));
        List<Survey.Found> zones = new ArrayList<>();
        List<Survey.Fault> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (RawFeature feature : layer.features()) {
            draw(feature, projection, ids, zones, faults);
        }
        return new Survey(layer.format(), projection.name(), zones, faults);
    }

    private Layer.Declared declared(Layer layer) {
        String asked = options.crs();
        if (asked != null) {
            return new Layer.Declared.Code(asked);
        }
        Layer.Declared declared = layer.declared();
        if (declared == null) {
            throw new Invalid("", "the file does not say which coordinate system it is in; say it, such as EPSG:4548");
        }
        return declared;
    }

    /** A feature of several lines or points becomes several zones, each with the number of its part behind the id. */
    private void draw(
            RawFeature feature,
            Projection projection,
            Set<String> ids,
            List<Survey.Found> zones,
            List<Survey.Fault> faults) {
        @Nullable String id = null;
        List<Survey.Found> found = new ArrayList<>();
        try {
            id = properties.id(feature);
            List<Drawn> parts = Parts.of(wgs84(feature.drawn(), projection));
            for (int part = 0; part < parts.size(); part++) {
                String own = parts.size() == 1 ? id : id + "." + (part + 1);
                found.add(zone(feature, own, parts.get(part)));
            }
            for (Survey.Found zone : found) {
                if (!ids.add(zone.zone().id())) {
                    throw new Invalid("", "the id \"" + zone.zone().id() + "\" stands in the file twice");
                }
            }
            zones.addAll(found);
        } catch (Invalid e) {
            faults.add(new Survey.Fault(feature.number(), id, e.sentence()));
        }
    }

    private Drawn wgs84(Drawn drawn, Projection projection) {
        if (drawn instanceof Drawn.Nothing nothing) {
            throw new Invalid("", nothing.reason());
        }
        long vertices = drawn.vertices();
        if (vertices == 0) {
            throw new Invalid("", "the feature has no geometry");
        }
        if (vertices > Limits.MAX_VERTICES) {
            throw new Invalid("", "a zone has at most 100 000 vertices; here are " + vertices);
        }
        Drawn degrees = drawn.with(projection::toWgs84);
        return options.gcj02() ? degrees.with(Gcj02::toWgs84) : degrees;
    }

    private Survey.Found zone(RawFeature feature, String id, Drawn drawn) {
        ObjectNode node = properties.feature(feature, id, drawn);
        return new Survey.Found(feature.number(), ZoneJson.read(node), ZoneJson.validity(node));
    }
}
