package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.hazmat.web.http.Running.Reply;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Zones for geographic information systems, as OGC 17-069r4 has it. */
class OgcTest {
    private static final String ITEMS = "/ogc/collections/zones/items";

    private final Running web = new Running();

    @BeforeEach
    void threeZones() {
        put("area", "{\"kind\":\"restricted-area\"}", """
                {"type":"Polygon","coordinates":[[[117.7,39.0],[117.8,39.0],[117.8,39.1],[117.7,39.1],[117.7,39.0]]]}""");
        put("circle", "{\"kind\":\"parking-lot\",\"radiusMetres\":100}", """
                {"type":"Point","coordinates":[117.5,39.0]}""");
        put(
                "路线",
                "{\"kind\":\"restricted-road\",\"halfWidthMetres\":20,\"validFrom\":\"2026-01-01T00:00:00+08:00\","
                        + "\"validTo\":\"2026-02-01T00:00:00+08:00\"}",
                """
                {"type":"LineString","coordinates":[[117.60,39.0],[117.61,39.0]]}""");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void fromTheLandingPageLinksLeadToEveryZone() {
        JsonNode landing = get("/ogc").json();
        assertThat(get(link(landing, "conformance")).json().path("conformsTo").toString())
                .contains("ogcapi-features-1/1.0/conf/core", "ogcapi-features-1/1.0/conf/geojson");
        assertThat(get(link(landing, "service-desc")).status()).isEqualTo(200);
        JsonNode collection =
                get(link(landing, "data")).json().path("collections").path(0);
        assertThat(collection.path("id").asText()).isEqualTo("zones");
        JsonNode box = collection.path("extent").path("spatial").path("bbox").path(0);
        assertThat(box.path(2).asDouble()).isEqualTo(117.8);
        Reply items = get(link(collection, "items"));
        assertThat(items.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(ids(items.json())).containsExactly("area", "circle", "路线");
        assertThat(items.json().path("numberMatched").asInt()).isEqualTo(3);
        Reply item = get(ITEMS + "/" + Links.segment("路线"));
        assertThat(item.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(get(link(item.json(), "canonical"))
                        .json()
                        .path("geometry")
                        .path("type")
                        .asText())
                .isEqualTo("LineString");
        assertThat(get(ITEMS + "/nothing").status()).isEqualTo(404);
    }

    /** A degree of latitude has 111 195 m on the sphere of rules.md 3; π·100² = 31 416 m², 64 corners have 0.16 % less. */
    @Test
    void everyZoneIsDrawnAsTheGroundThatItCovers() {
        JsonNode circle = get(ITEMS + "/circle").json();
        assertThat(circle.path("geometry").path("type").asText()).isEqualTo("MultiPolygon");
        assertThat(circle.path("properties").path("radiusMetres").asDouble()).isEqualTo(100);
        assertThat(squareMetres(circle)).isCloseTo(31_366, within(150.0));
        // 0.01 degrees at 39° are 864.1 m; 40 m wide, with round ends of 20 m.
        JsonNode corridor = get(ITEMS + "/" + Links.segment("路线")).json();
        assertThat(corridor.path("properties").path("shape").asText()).isEqualTo("corridor");
        assertThat(squareMetres(corridor)).isCloseTo(864.1 * 40 + 1_255, within(150.0));
        assertThat(get(ITEMS + "/area")
                        .json()
                        .path("geometry")
                        .path("coordinates")
                        .toString())
                .isEqualTo("[[[[117.7,39.0],[117.8,39.0],[117.8,39.1],[117.7,39.1],[117.7,39.0]]]]");
    }

    @Test
    void pagesFollowOneAnotherByTheirLinks() {
        List<String> ids = new ArrayList<>();
        String at = ITEMS + "?limit=1";
        while (!at.isEmpty()) {
            JsonNode page = get(at).json();
            assertThat(page.path("numberReturned").asInt()).isEqualTo(1);
            ids.addAll(ids(page));
            at = link(page, "next");
        }
        assertThat(ids).containsExactly("area", "circle", "路线");
        assertThat(get(ITEMS + "?limit=5000").status()).isEqualTo(200);
        assertThat(get(ITEMS + "?limit=0").status()).isEqualTo(400);
        assertThat(get(ITEMS + "?colour=red").status()).isEqualTo(400);
    }

    @Test
    void boxAndTimeChoose() {
        assertThat(ids(get(ITEMS + "?bbox=117.55,38.9,117.65,39.2").json())).containsExactly("路线");
        // The circle reaches 0.00116 degrees to the east of its centre; the corridor 0.00018 to the north of its line.
        assertThat(ids(get(ITEMS + "?bbox=117.501,38.9,117.55,39.2").json())).containsExactly("circle");
        assertThat(ids(get(ITEMS + "?bbox=117.502,38.9,117.55,39.2").json())).isEmpty();
        assertThat(ids(get(ITEMS + "?bbox=117.55,38.9,0,117.65,39.2,9").json())).containsExactly("路线");
        assertThat(ids(get(ITEMS + "?datetime=2026-01-15T00:00:00Z").json())).contains("路线");
        assertThat(ids(get(ITEMS + "?datetime=2026-02-15T00:00:00Z/..").json())).doesNotContain("路线");
        assertThat(ids(get(ITEMS + "?datetime=../2025-12-01T00:00:00Z").json())).isEmpty();
        assertThat(get(ITEMS + "?bbox=1,2,3").status()).isEqualTo(400);
        assertThat(get(ITEMS + "?datetime=yesterday").status()).isEqualTo(400);
    }

    /** With the look at the account's hash left out, the old password was good for a minute more. */
    @Test
    void nameAndPasswordWithTheRequestLetInHereAndNowhereElse() {
        String right = "bureau:" + Running.PASSWORD;
        assertThat(basic(ITEMS, right).status()).isEqualTo(200);
        assertThat(basic(ITEMS, right).status()).isEqualTo(200);
        assertThat(basic("/api/v1/zones", right).status()).isEqualTo(401);
        assertThat(basic(ITEMS, "bureau:wrong password").status()).isEqualTo(401);
        assertThat(basic(ITEMS, "nobody:" + Running.PASSWORD).status()).isEqualTo(401);
        // A challenge would make browsers keep the password and send it for any site's page.
        assertThat(basic(ITEMS, "bureau:wrong password").header("WWW-Authenticate"))
                .doesNotContain("Basic");
        web.put(Role.ADMIN, "/api/v1/users/bureau", "{\"role\":\"bureau\",\"password\":\"another horse battery\"}");
        assertThat(basic(ITEMS, right).status()).isEqualTo(401);
        assertThat(basic(ITEMS, "bureau:another horse battery").status()).isEqualTo(200);
    }

    @Test
    void wrongPasswordsAreSlowedDownAsAtTheLogin() {
        List<Integer> statuses = new ArrayList<>();
        for (int attempt = 0; attempt <= LoginThrottle.FREE_PER_ACCOUNT; attempt++) {
            statuses.add(basic(ITEMS, "police:wrong password " + attempt).status());
        }
        assertThat(statuses).startsWith(401, 401).endsWith(429);
    }

    private Reply basic(String path, String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return web.send(web.request(null, path)
                .header("Authorization", "Basic " + encoded)
                .GET());
    }

    private void put(String id, String properties, String geometry) {
        String body = "{\"type\":\"Feature\",\"properties\":" + properties + ",\"geometry\":" + geometry + "}";
        assertThat(web.put(Role.ADMIN, "/api/v1/zones/" + Links.segment(id), body)
                        .status())
                .isEqualTo(201);
    }

    /** A path, or the whole address that a link gives. */
    private Reply get(String where) {
        URI uri = web.at("/").resolve(where);
        return web.send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer token-police")
                .GET());
    }

    private static String link(JsonNode body, String relation) {
        for (JsonNode link : body.path("links")) {
            if (link.path("rel").asText().equals(relation)) {
                return link.path("href").asText();
            }
        }
        return "";
    }

    private static List<String> ids(JsonNode collection) {
        List<String> ids = new ArrayList<>();
        collection
                .path("features")
                .forEach(feature -> ids.add(feature.path("id").asText()));
        return ids;
    }

    /** Shoelace in the plane of 39° north; positive: anticlockwise, as RFC 7946 wants outer rings. */
    private static double squareMetres(JsonNode feature) {
        JsonNode ring = feature.path("geometry").path("coordinates").path(0).path(0);
        double twice = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            double[] a = {
                ring.get(i).get(0).asDouble() - 117, ring.get(i).get(1).asDouble() - 39
            };
            double[] b = {
                ring.get(i + 1).get(0).asDouble() - 117, ring.get(i + 1).get(1).asDouble() - 39
            };
            twice += a[0] * b[1] - b[0] * a[1];
        }
        double metresPerDegree = Math.PI / 180 * 6_371_008.8;
        return twice / 2 * metresPerDegree * metresPerDegree * Math.cos(Math.toRadians(39));
    }
}
