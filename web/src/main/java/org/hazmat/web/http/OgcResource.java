package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Footprint;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Versioned;

/**
 * Zones for geographic information systems: OGC API – Features, Part 1 (OGC 17-069r4), core and GeoJSON. Every zone is a MultiPolygon of the
 * ground that it covers, for a layer has one type of geometry; the properties keep the radius or half-width that judges.
 */
final class OgcResource {
    private static final String SPEC = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String GEOJSON = "application/geo+json";
    private static final String JSON = "application/json";
    private static final String ROOT = "/ogc";
    private static final String ZONES = ROOT + "/collections/zones";
    private static final int MAX_LIMIT = 1000;
    private static final int DEFAULT_LIMIT = 100;

    private final Versioned<Zone> zones;
    private final InstantSource clock;

    OgcResource(Versioned<Zone> zones, InstantSource clock) {
        this.zones = zones;
        this.clock = clock;
    }

    Answer landing(Request request) {
        ObjectNode body = Answer.object();
        body.put("title", "Hazmat Tracker");
        body.put("description", "Zones that dangerous-goods road transport is judged against.");
        Links links = new Links(body, request);
        links.add("self", JSON, ROOT);
        links.add("service-desc", "application/yaml", "/api/v1/openapi.yaml");
        links.add("conformance", JSON, ROOT + "/conformance");
        links.add("data", JSON, ROOT + "/collections");
        return Answer.ok(body);
    }

    Answer conformance(Request request) {
        ObjectNode body = Answer.object();
        body.putArray("conformsTo").add(SPEC + "core").add(SPEC + "geojson");
        return Answer.ok(body);
    }

    Answer collections(Request request) {
        ObjectNode body = Answer.object();
        new Links(body, request).add("self", JSON, ROOT + "/collections");
        body.putArray("collections").add(described(request));
        return Answer.ok(body);
    }

    Answer collection(Request request) {
        return Answer.ok(described(request));
    }

    Answer items(Request request) {
        ItemQuery query = ItemQuery.of(request);
        List<Version<Zone>> matched = all().stream().filter(query::matches).toList();
        int limit = Math.min(request.number("limit", DEFAULT_LIMIT), MAX_LIMIT);
        int from = Math.min(request.number("offset", 0), matched.size());
        int to = Math.min(from + limit, matched.size());
        ObjectNode body = Answer.object();
        body.put("type", "FeatureCollection");
        ArrayNode features = body.putArray("features");
        matched.subList(from, to).forEach(version -> features.add(feature(version)));
        Links links = new Links(body, request);
        links.add("self", GEOJSON, ZONES + "/items" + query.parameters(limit, from));
        if (to < matched.size()) {
            links.add("next", GEOJSON, ZONES + "/items" + query.parameters(limit, to));
        }
        body.put("timeStamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("numberMatched", matched.size());
        body.put("numberReturned", to - from);
        return Answer.text(200, GEOJSON, body.toString());
    }

    Answer item(Request request) {
        String id = request.path("id");
        Version<Zone> version = zones.find(id).orElseThrow(() -> Problem.notFound("zone", id));
        ObjectNode body = feature(version);
        Links links = new Links(body, request);
        links.add("self", GEOJSON, ZONES + "/items/" + Links.segment(id));
        links.add("collection", JSON, ZONES);
        links.add("canonical", JSON, "/api/v1/zones/" + Links.segment(id));
        return Answer.text(200, GEOJSON, body.toString());
    }

    private ObjectNode described(Request request) {
        ObjectNode body = Answer.object();
        body.put("id", "zones");
        body.put("title", "Zones");
        body.put("description", "Newest version of each zone, drawn as the ground that it covers.");
        body.put("itemType", "feature");
        body.putArray("crs").add(CRS84);
        extent().ifPresent(box -> {
            ObjectNode spatial = body.putObject("extent").putObject("spatial");
            spatial.putArray("bbox")
                    .addArray()
                    .add(box.west())
                    .add(box.south())
                    .add(box.east())
                    .add(box.north());
            spatial.put("crs", CRS84);
        });
        Links links = new Links(body, request);
        links.add("self", JSON, ZONES);
        links.add("items", GEOJSON, ZONES + "/items");
        return body;
    }

    private Optional<Footprint.Box> extent() {
        return all().stream()
                .map(OgcResource::zone)
                .map(zone -> Footprint.box(zone.shape()))
                .reduce(Footprint.Box::with);
    }

    private List<Version<Zone>> all() {
        List<Version<Zone>> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Version<Zone>> page = zones.list(new Page.Ask(MAX_LIMIT, cursor));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    /** Deletions are not listed. */
    static Zone zone(Version<Zone> version) {
        return version.find().orElseThrow();
    }

    private static ObjectNode feature(Version<Zone> version) {
        Zone zone = zone(version);
        ObjectNode feature = ZoneJson.write(
                new Zone(
                        zone.id(),
                        zone.name(),
                        zone.kind(),
                        Footprint.of(zone.shape()),
                        zone.hcaClass(),
                        zone.capacity(),
                        zone.limitKmh(),
                        zone.sample(),
                        zone.further()),
                new Validity(version.validFrom(), version.validTo()));
        JsonNode properties = feature.path("properties");
        if (properties instanceof ObjectNode object) {
            object.put("zoneId", zone.id());
            object.put("version", version.number());
            object.put("author", version.author());
            object.put("madeAt", JsonText.time(version.madeAt()));
            switch (zone.shape()) {
                case Shape.Circle circle -> object.put("shape", "circle").put("radiusMetres", circle.radiusMetres());
                case Shape.Corridor corridor ->
                    object.put("shape", "corridor").put("halfWidthMetres", corridor.halfWidthMetres());
                case Shape.Area area -> object.put("shape", "area");
            }
        }
        return feature;
    }
}
