package org.hazmat.scenarios.bench.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.scenarios.bench.SyntheticDistrict;
import org.hazmat.scenarios.player.LiveApi;

/** Puts zones and a ban on all of them into a server, in force long before the first report. */
final class Law {
    static final String LONG_AGO = "2020-06-01T00:00:00Z";

    /** What stays within an import's vertices. */
    private static final int AT_ONCE = 800;

    private static final byte[] NOTHING = new byte[0];

    private Law() {}

    static LiveApi login(LocalServer server) throws IOException, InterruptedException {
        return LiveApi.login(URI.create("http://127.0.0.1:" + server.httpPort()), "admin", LocalServer.ADMIN_PASSWORD);
    }

    static void enact(LiveApi api, SyntheticDistrict district) throws IOException, InterruptedException {
        List<Zone> zones = district.zones();
        for (int from = 0; from < zones.size(); from += AT_ONCE) {
            load(api, zones.subList(from, Math.min(zones.size(), from + AT_ONCE)));
        }
        ban(api, "LOAD-BAN", zones.stream().map(Zone::id).toList());
    }

    /** A ban that has been in force for long. */
    static void ban(LiveApi api, String id, List<String> zones) throws IOException, InterruptedException {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("id", id).put("kind", "no-entry").put("permits", "honoured");
        rule.put("state", "published").put("validFrom", LONG_AGO);
        zones.forEach(rule.putArray("zones")::add);
        api.put("/rules/" + id, rule);
    }

    private static void load(LiveApi api, List<Zone> zones) throws IOException, InterruptedException {
        ObjectNode collection = JsonNodeFactory.instance.objectNode();
        collection.put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        for (Zone zone : zones) {
            ObjectNode feature = ZoneJson.write(zone);
            feature.withObject("/properties").put("validFrom", LONG_AGO);
            features.add(feature);
        }
        String query = "/imports?filename=district.geojson&kind=restricted-area&halfWidthMetres=15";
        byte[] file = JsonText.write(collection).getBytes(StandardCharsets.UTF_8);
        String id = api.post(query, file).path("id").asText();
        api.post("/imports/" + id + "/commit", NOTHING);
    }
}
