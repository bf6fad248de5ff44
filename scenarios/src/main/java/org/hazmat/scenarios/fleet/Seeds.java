package org.hazmat.scenarios.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.model.Position;

/** The sample vehicles and routes of {@code seeds}. */
final class Seeds {
    private static final double DEFAULT_CRUISE_KMH = 55;

    private Seeds() {}

    static List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        for (JsonNode vehicle : read("vehicles.json")) {
            identities.add(new Identity(
                    vehicle.path("phoneNumber").asText(),
                    vehicle.path("plate").asText(),
                    vehicle.path("plateColor").asInt(2)));
        }
        return identities;
    }

    static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (JsonNode feature : read("routes.geojson").path("features")) {
            List<Position> line = new ArrayList<>();
            for (JsonNode place : feature.path("geometry").path("coordinates")) {
                line.add(
                        Position.ofDegrees(place.get(0).asDouble(), place.get(1).asDouble()));
            }
            JsonNode properties = feature.path("properties");
            List<Route.Stop> stops = new ArrayList<>();
            for (JsonNode stop : properties.path("stops")) {
                stops.add(new Route.Stop(
                        stop.path("fraction").asDouble(), stop.path("seconds").asInt()));
            }
            routes.add(new Route(
                    feature.path("id").asText(),
                    line,
                    stops,
                    properties.path("cruiseKmh").asDouble(DEFAULT_CRUISE_KMH)));
        }
        return routes;
    }

    private static JsonNode read(String name) {
        try (InputStream in = Seeds.class.getResourceAsStream("/seeds/" + name)) {
            if (in == null) {
                throw new IllegalStateException("seeds/" + name + " is missing from the class path");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("seeds/" + name + " cannot be read", e);
        }
    }
}
