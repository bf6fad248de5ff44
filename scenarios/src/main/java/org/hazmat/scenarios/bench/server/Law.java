package org.hazmat.scenarios.bench.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.scenarios.bench.SyntheticDistrict;
import org.hazmat.scenarios.player.LiveApi;

/** Puts zones and a ban on all of them into a server, in force long before the first report. */
final class Law {
    private static final String LONG_AGO = "2020-06-01T00:00:00Z";
    private static final byte[] NOTHING = new byte[0];

    private Law() {}

    static LiveApi login(LocalServer server) throws IOException, InterruptedException {
        return LiveApi.login(URI.create("http://127.0.0.1:" + server.httpPort()), "admin", LocalServer.ADMIN_PASSWORD);
    }

    static void enact(LiveApi api, SyntheticDistrict district) throws IOException, InterruptedException {
        ObjectNode collection = JsonNodeFactory.instance.objectNode();
        collection.put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.put("id", "LOAD-BAN").put("kind", "no-entry").put("permits", "honoured");
        rule.put("state", "published").put("validFrom", LONG_AGO);
        ArrayNode banned = rule.putArray("zones");
        for (Zone zone : district.zones()) {
            ObjectNode feature = ZoneJson.write(zone);
            feature.withObject("/properties").put("validFrom", LONG_AGO);
            features.add(feature);
            banned.add(zone.id());
        }
        String query = "/imports?filename=district.geojson&kind=restricted-area&halfWidthMetres=15";
        byte[] file = JsonText.write(collection).getBytes(StandardCharsets.UTF_8);
        String id = api.post(query, file).path("id").asText();
        api.post("/imports/" + id + "/commit", NOTHING);
        api.put("/rules/LOAD-BAN", rule);
    }
}
