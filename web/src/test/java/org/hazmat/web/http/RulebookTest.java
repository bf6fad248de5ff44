package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.hazmat.web.memory.MemoryPlatform;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Zones, rules and permits, and their versions. The clock stands at 2026-03-10T09:00:00+08:00. */
class RulebookTest {
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[117.64,39.01],[117.69,39.01],[117.69,39.04],[117.64,39.04],[117.64,39.01]]]}";
    private static final String RULE = "{\"kind\":\"no-entry\",\"zones\":[\"CORE\"]}";
    private static final String PERMIT =
            "{\"plate\":\"津A12345\",\"validFrom\":\"2026-03-01\",\"validTo\":\"2026-03-31\",\"zones\":[\"CORE\"]}";

    private final Running web = new Running();

    @BeforeEach
    void makeAZone() {
        assertThat(web.put(Role.BUREAU, "/api/v1/zones/CORE", zone(SQUARE, "")).status())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static String zone(String geometry, String properties) {
        return "{\"type\":\"Feature\",\"geometry\":" + geometry
                + ",\"properties\":{\"name\":\"核心区\",\"kind\":\"restricted-area\"" + properties + "}}";
    }

    private static void assertRefused(Running.Reply reply, String pointer, String inDetail) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(400);
        JsonNode error = reply.json().path("errors").get(0);
        assertThat(error.path("pointer").asText()).isEqualTo(pointer);
        assertThat(error.path("detail").asText()).contains(inDetail);
    }

    @Test
    void aZoneHoldsFromNowOnAndItsVersionsStay() {
        JsonNode read = web.get(Role.OPERATOR, "/api/v1/zones/CORE").json();
        assertThat(read.path("properties").path("validFrom").asText()).isEqualTo("2026-03-10T09:00:00+08:00");
        web.platform.pass(Duration.ofHours(1));
        Running.Reply changed = web.put(Role.BUREAU, "/api/v1/zones/CORE", zone(SQUARE, ",\"capacity\":3"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("properties").path("capacity").asInt()).isEqualTo(3);
        assertThat(web.delete(Role.BUREAU, "/api/v1/zones/CORE").status()).isEqualTo(204);
        assertThat(web.get(Role.POLICE, "/api/v1/zones/CORE").status()).isEqualTo(404);
        JsonNode versions =
                web.get(Role.POLICE, "/api/v1/zones/CORE/versions").json().path("items");
        assertThat(versions).hasSize(3);
        assertThat(versions.get(1).path("validFrom").asText()).isEqualTo("2026-03-10T10:00:00+08:00");
        assertThat(versions.get(1).path("author").asText()).isEqualTo("bureau");
        assertThat(versions.get(1)
                        .path("value")
                        .path("properties")
                        .path("capacity")
                        .asInt())
                .isEqualTo(3);
        assertThat(versions.get(2).path("deleted").asBoolean()).isTrue();
        assertThat(versions.get(2).path("value").isNull()).isTrue();
    }

    @Test
    void whatWasReadCanBePutAgain() {
        JsonNode read = web.get(Role.ADMIN, "/api/v1/zones/CORE").json();
        assertThat(web.put(Role.ADMIN, "/api/v1/zones/CORE", read.toString()).status())
                .isEqualTo(200);
        assertThat(web.put(Role.ADMIN, "/api/v1/rules/R1", RULE).status()).isEqualTo(201);
        String rule = web.get(Role.ADMIN, "/api/v1/rules/R1").raw().body();
        assertThat(web.put(Role.ADMIN, "/api/v1/rules/R1", rule).status()).isEqualTo(200);
        assertThat(web.put(Role.ADMIN, "/api/v1/permits/P1", PERMIT).status()).isEqualTo(201);
        String permit = web.get(Role.ADMIN, "/api/v1/permits/P1").raw().body();
        assertThat(web.put(Role.ADMIN, "/api/v1/permits/P1", permit).status()).isEqualTo(200);
    }

    @Test
    void aZoneKeepsWhatElseItsPropertiesSay() {
        String body = zone(SQUARE, ",\"owner\":{\"name\":\"港区\"},\"lanes\":[1,2]")
                .replaceFirst("\\{", "{\"bbox\":[117.0,39.0,117.1,39.1],");
        assertThat(web.put(Role.BUREAU, "/api/v1/zones/MORE", body).status()).isEqualTo(201);
        JsonNode properties = web.get(Role.POLICE, "/api/v1/zones/MORE").json().path("properties");
        assertThat(properties.path("owner").path("name").asText()).isEqualTo("港区");
        assertThat(properties.path("lanes")).hasSize(2);
        assertRefused(
                web.put(Role.BUREAU, "/api/v1/zones/Z", zone(SQUARE, ",\"capacty\":3")),
                "/properties/capacty",
                "capacity");
    }

    @Test
    void aMultiPolygonOfOnePolygonStaysOne() {
        String one =
                SQUARE.replace("Polygon", "MultiPolygon").replace("[[[", "[[[[").replace("]]]", "]]]]");
        assertThat(web.put(Role.BUREAU, "/api/v1/zones/ONE", zone(one, "")).status())
                .isEqualTo(201);
        assertThat(web.get(Role.POLICE, "/api/v1/zones/ONE")
                        .json()
                        .path("geometry")
                        .toString())
                .isEqualTo(one);
    }

    @Test
    void versionsComeByPagesAndSayWhoAndWhen() {
        web.put(Role.BUREAU, "/api/v1/zones/CORE", zone(SQUARE, ""));
        JsonNode first =
                web.get(Role.POLICE, "/api/v1/zones/CORE/versions?limit=1").json();
        assertThat(first.path("items")).hasSize(1);
        assertThat(first.path("items").get(0).path("author").asText()).isEqualTo("bureau");
        assertThat(first.path("items").get(0).path("time").asText()).isEqualTo("2026-03-10T09:00:00+08:00");
        String rest = "/api/v1/zones/CORE/versions?cursor=" + first.path("next").asText();
        assertThat(web.get(Role.POLICE, rest).json().path("items").findValuesAsText("version"))
                .containsExactly("2");
        assertThat(web.get(Role.POLICE, rest).json().path("next").isNull()).isTrue();
        assertThat(web.get(Role.POLICE, "/api/v1/zones/CORE/versions?cursor=x").status())
                .isEqualTo(400);
    }

    @Test
    void aFieldThatIsNullCountsAsAbsent() {
        String speed = "{\"kind\":\"speed\",\"limitKmh\":60,\"zones\":null,\"exceptZones\":null,\"permits\":null,"
                + "\"exemptCargo\":null,\"state\":null,\"allowedZones\":null}";
        assertThat(web.put(Role.BUREAU, "/api/v1/rules/SPEED", speed).status()).isEqualTo(201);
        String permit = PERMIT.replaceFirst("\\{", "{\"cargo\":null,\"when\":null,");
        assertThat(web.put(Role.BUREAU, "/api/v1/permits/P", permit).status()).isEqualTo(201);
    }

    @Test
    void onlyAnAdministratorReachesIntoThePast() {
        String past = zone(SQUARE, ",\"validFrom\":\"2026-03-10T08:59:59+08:00\"");
        Running.Reply refused = web.put(Role.BUREAU, "/api/v1/zones/CORE", past);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asText()).contains("past", "administrator");
        Running.Reply done = web.put(Role.ADMIN, "/api/v1/zones/CORE", past);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().path("properties").path("validFrom").asText()).isEqualTo("2026-03-10T08:59:59+08:00");
        String future = zone(SQUARE, ",\"validFrom\":\"2026-03-11T00:00:00+08:00\"");
        assertThat(web.put(Role.BUREAU, "/api/v1/zones/CORE", future).status()).isEqualTo(200);
    }

    @Test
    void aShapeThatIsNoneIsRefusedWithItsPlace() {
        String bowTie =
                "{\"type\":\"Polygon\",\"coordinates\":[[[117.0,39.0],[117.1,39.1],[117.1,39.0],[117.0,39.1],[117.0,39.0]]]}";
        assertRefused(web.put(Role.BUREAU, "/api/v1/zones/Z", zone(bowTie, "")), "/geometry/coordinates", "117.05");
        String line = "{\"type\":\"LineString\",\"coordinates\":[[117.0,39.0],[117.1,39.1]]}";
        assertThat(web.put(Role.BUREAU, "/api/v1/zones/Z", zone(line, "")).status())
                .isEqualTo(400);
        assertRefused(
                web.put(Role.BUREAU, "/api/v1/zones/Z", zone(line, ",\"halfWidthMetres\":0")),
                "/properties/halfWidthMetres",
                "half-width");
        assertThat(web.put(Role.BUREAU, "/api/v1/zones/Z", zone(line, ",\"halfWidthMetres\":12.5"))
                        .status())
                .isEqualTo(201);
        String empty = "{\"type\":\"Polygon\",\"coordinates\":[]}";
        assertThat(web.put(Role.BUREAU, "/api/v1/zones/E", zone(empty, "")).status())
                .isEqualTo(400);
    }

    @Test
    void aZoneOfAnotherNameThanItsPath() {
        String body = zone(SQUARE, "").replaceFirst("\\{", "{\"id\":\"OTHER\",");
        assertRefused(web.put(Role.BUREAU, "/api/v1/zones/CORE", body), "/id", "CORE");
    }

    @Test
    void aRuleNamesZonesKindAndHoursThatThereAre() {
        assertRefused(
                web.put(Role.BUREAU, "/api/v1/rules/R", "{\"kind\":\"no-entry\",\"zones\":[\"CORE\",\"NOWHERE\"]}"),
                "/zones/1",
                "NOWHERE");
        assertRefused(
                web.put(Role.BUREAU, "/api/v1/rules/R", "{\"kind\":\"no-fun\",\"zones\":[\"CORE\"]}"), "/kind", "");
        Running.Reply window = web.put(
                Role.BUREAU,
                "/api/v1/rules/R",
                "{\"kind\":\"no-entry\",\"zones\":[\"CORE\"],\"when\":\"25:00-26:99\"}");
        assertThat(window.status()).isEqualTo(400);
        assertThat(window.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/when");
    }

    @Test
    void aZoneThatAPublishedRuleUsesStays() {
        web.put(Role.BUREAU, "/api/v1/rules/R-CORE", RULE);
        Running.Reply refused = web.delete(Role.BUREAU, "/api/v1/zones/CORE");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("R-CORE");
        web.put(Role.BUREAU, "/api/v1/rules/R-CORE", RULE.replaceFirst("\\{", "{\"state\":\"draft\","));
        assertThat(web.delete(Role.BUREAU, "/api/v1/zones/CORE").status()).isEqualTo(204);
    }

    private Instant inForceFrom(String permit) {
        return web.platform.permits.versions(permit).getLast().validFrom();
    }

    @Test
    void anAdministratorsFirstPermitIsInForceFromItsFirstDay() {
        assertThat(web.put(Role.ADMIN, "/api/v1/permits/P", PERMIT).status()).isEqualTo(201);
        assertThat(inForceFrom("P")).isEqualTo("2026-02-28T16:00:00Z");
        assertThat(web.put(Role.ADMIN, "/api/v1/permits/P", PERMIT).status()).isEqualTo(200);
        assertThat(inForceFrom("P")).isEqualTo(MemoryPlatform.START);
    }

    @Test
    void theBureausPermitIsInForceFromNowOrFromItsFirstDayIfThatIsLater() {
        web.put(Role.BUREAU, "/api/v1/permits/P", PERMIT);
        assertThat(inForceFrom("P")).isEqualTo(MemoryPlatform.START);
        web.put(Role.BUREAU, "/api/v1/permits/Q", PERMIT.replace("2026-03-01", "2026-03-20"));
        assertThat(inForceFrom("Q")).isEqualTo("2026-03-19T16:00:00Z");
    }

    @Test
    void aPermitNeedsZonesThatThereAre() {
        assertRefused(
                web.put(Role.BUREAU, "/api/v1/permits/P", PERMIT.replace("[\"CORE\"]", "[\"NOWHERE\"]")),
                "/zones/0",
                "NOWHERE");
        assertThat(web.put(Role.BUREAU, "/api/v1/permits/P", PERMIT.replace("[\"CORE\"]", "[]"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anOperatorSeesThePermitsOfItsVehicles() {
        web.put(Role.BUREAU, "/api/v1/permits/P", PERMIT);
        web.put(Role.BUREAU, "/api/v1/permits/O", PERMIT.replace("津A12345", "津B67890:1"));
        assertThat(web.get(Role.OPERATOR, "/api/v1/permits?limit=1")
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactly("P");
        assertThat(web.get(Role.OPERATOR, "/api/v1/permits/O").status()).isEqualTo(404);
        assertThat(web.get(Role.OPERATOR, "/api/v1/permits/O/versions").status())
                .isEqualTo(404);
        assertThat(web.get(Role.POLICE, "/api/v1/permits").json().path("items")).hasSize(2);
    }
}
