package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.web.http.Running.Reply;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Zones from a file: a preview, then all or nothing. */
class ImportTest {
    private static final String TWO_ROADS = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"id":"R-1","name":"东海路","half_width":15},
              "geometry":{"type":"LineString","coordinates":[[117.70,39.00],[117.71,39.01]]}},
             {"type":"Feature","properties":{"id":"R-2","half_width":15},
              "geometry":{"type":"LineString","coordinates":[[117.72,39.00],[117.73,39.01]]}}]}""";

    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void aPreviewStoresNothingAndItsCommitAll() {
        Reply preview = preview(Role.BUREAU, "roads.geojson", "&kind=restricted-road", TWO_ROADS);
        assertThat(preview.status()).isEqualTo(201);
        assertThat(preview.json().path("zones").asInt()).isEqualTo(2);
        assertThat(preview.json().path("crs").asText()).isEqualTo("EPSG:4326");
        assertThat(preview.json().path("changes").toString()).isEqualTo("{\"added\":2,\"changed\":0,\"unchanged\":0}");
        assertThat(preview.json().path("sample").path("features")).hasSize(2);
        assertThat(ids()).isEmpty();

        Reply stored = commit(Role.BUREAU, preview);
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.json().path("added").asInt()).isEqualTo(2);
        assertThat(ids()).containsExactly("R-1", "R-2");
        JsonNode version = web.get(Role.ADMIN, "/api/v1/zones/R-1/versions")
                .json()
                .path("items")
                .path(0);
        assertThat(version.path("author").asText()).isEqualTo("bureau");
        assertThat(commit(Role.BUREAU, preview).status()).isEqualTo(404);
    }

    @Test
    void whatIsStoredSoAlreadyGetsNoNewVersion() {
        commit(Role.ADMIN, preview(Role.ADMIN, "roads.geojson", "&kind=restricted-road", TWO_ROADS));
        Reply again =
                preview(Role.ADMIN, "roads.geojson", "&kind=restricted-road", TWO_ROADS.replace("117.73", "117.74"));
        assertThat(again.json().path("changes").toString()).isEqualTo("{\"added\":0,\"changed\":1,\"unchanged\":1}");
        commit(Role.ADMIN, again);
        assertThat(web.get(Role.ADMIN, "/api/v1/zones/R-1/versions").json().path("items"))
                .hasSize(1);
        assertThat(web.get(Role.ADMIN, "/api/v1/zones/R-2/versions").json().path("items"))
                .hasSize(2);
    }

    /** With the check of faults in the commit taken out, R-1 was stored. */
    @Test
    void oneBadFeatureKeepsAllOut() {
        Reply preview = preview(
                Role.BUREAU,
                "roads.geojson",
                "&kind=restricted-road",
                TWO_ROADS.replace("\"R-2\",\"half_width\":15", "\"R-2\""));
        assertThat(preview.json().path("zones").asInt()).isEqualTo(1);
        assertThat(preview.json().path("errorCount").asInt()).isEqualTo(1);
        JsonNode error = preview.json().path("errors").path(0);
        assertThat(error.path("feature").asInt()).isEqualTo(2);
        assertThat(error.path("id").asText()).isEqualTo("R-2");
        assertThat(error.path("reason").asText()).contains("half-width");
        assertThat(commit(Role.BUREAU, preview).status()).isEqualTo(409);
        assertThat(ids()).isEmpty();
    }

    @Test
    void aPreviewIsForItsAuthorAndCanBeDiscarded() {
        Reply preview = preview(Role.BUREAU, "roads.geojson", "&kind=restricted-road", TWO_ROADS);
        String path = "/api/v1/imports/" + preview.json().path("id").asText();
        assertThat(web.get(Role.ADMIN, path).status()).isEqualTo(404);
        assertThat(web.get(Role.BUREAU, path).json().path("zones").asInt()).isEqualTo(2);
        assertThat(web.delete(Role.BUREAU, path).status()).isEqualTo(204);
        assertThat(commit(Role.BUREAU, preview).status()).isEqualTo(404);
    }

    @Test
    void thePastIsForAdministrators() {
        String past =
                TWO_ROADS.replace("\"half_width\":15", "\"half_width\":15,\"validFrom\":\"2020-01-01T00:00:00+08:00\"");
        assertThat(preview(Role.BUREAU, "roads.geojson", "&kind=restricted-road", past)
                        .status())
                .isEqualTo(403);
        Reply preview = preview(Role.ADMIN, "roads.geojson", "&kind=restricted-road", past);
        assertThat(commit(Role.ADMIN, preview).status()).isEqualTo(200);
        assertThat(web.get(Role.ADMIN, "/api/v1/zones/R-1")
                        .json()
                        .path("properties")
                        .path("validFrom")
                        .asText())
                .isEqualTo("2020-01-01T00:00:00+08:00");
    }

    @Test
    void aFileThatCannotBeReadIsToldWhy() {
        Reply reply = preview(Role.BUREAU, "zones.dwg", "", "AC1027");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("detail").asText()).contains("zones.dwg");
        assertThat(preview(Role.BUREAU, "a.geojson", "&kind=road", TWO_ROADS).status())
                .isEqualTo(400);
        assertThat(preview(Role.BUREAU, "a.geojson", "&halfWidthMetres=wide", TWO_ROADS)
                        .status())
                .isEqualTo(400);
        assertThat(preview(Role.BUREAU, "a.geojson", "&crs=EPSG:999999", TWO_ROADS)
                        .json()
                        .path("detail")
                        .asText())
                .contains("EPSG:999999");
    }

    /** A file is not taken in from somebody who may not import: with the early look left out, the police's 9 MiB were answered 413. */
    @Test
    void fileBodiesMayHave8MiBAndOthersNot() {
        String large = TWO_ROADS + " ".repeat(7 * 1024 * 1024);
        assertThat(preview(Role.BUREAU, "roads.geojson", "&kind=restricted-road", large)
                        .status())
                .isEqualTo(201);
        String tooLarge = TWO_ROADS + " ".repeat(9 * 1024 * 1024);
        Reply refused = preview(Role.BUREAU, "roads.geojson", "", tooLarge);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().path("detail").asText()).contains("8 MiB");
        assertThat(preview(Role.POLICE, "roads.geojson", "", tooLarge).status()).isEqualTo(403);
        Reply zone = web.put(Role.BUREAU, "/api/v1/zones/R-1", large);
        assertThat(zone.status()).isEqualTo(413);
        assertThat(zone.json().path("detail").asText()).contains("256 KiB");
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        web.get(Role.ADMIN, "/api/v1/zones")
                .json()
                .path("items")
                .forEach(zone -> ids.add(zone.path("id").asText()));
        return ids;
    }

    private Reply preview(Role role, String name, String query, String content) {
        return web.send(web.request(role, "/api/v1/imports?filename=" + name + query)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(content.getBytes(StandardCharsets.UTF_8))));
    }

    private Reply commit(Role role, Reply preview) {
        return web.send(
                web.request(role, "/api/v1/imports/" + preview.json().path("id").asText() + "/commit")
                        .POST(BodyPublishers.noBody()));
    }
}
