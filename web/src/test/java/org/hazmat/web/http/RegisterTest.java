package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Vehicles, waybills and terminals. */
class RegisterTest {
    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    private static String vehicle(String key) {
        return "/api/v1/vehicles/" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    @Test
    void aVehicleIsKeptAsItWasPut() {
        String body = """
                {"phoneNumber":"013800000001","operator":"滨海运输","type":"tanker","unNumber":"1203","cargoState":"loaded",
                 "transportLicence":{"number":"津交运管危货字1","validTo":"2027-01-31"},
                 "tankInspection":{"validTo":"2026-12-31"}}""";
        Running.Reply made = web.put(Role.BUREAU, vehicle("津C00001:1"), body);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        assertThat(made.json().path("plate").asText()).isEqualTo("津C00001");
        assertThat(made.json().path("plateColor").asInt()).isEqualTo(1);
        assertThat(made.json().path("tankInspection").path("validTo").asText()).isEqualTo("2026-12-31");
        JsonNode read = web.get(Role.POLICE, vehicle("津C00001:1")).json();
        assertThat(read).isEqualTo(made.json());
        assertThat(web.put(Role.BUREAU, vehicle("津C00001:1"), read.toString()).status())
                .isEqualTo(200);
        assertThat(web.platform.vehicles).containsKey(new VehicleId("津C00001", 1));
        assertThat(web.get(Role.POLICE, vehicle("津C00001")).status()).isEqualTo(404);
        assertThat(web.delete(Role.BUREAU, vehicle("津C00001:1")).status()).isEqualTo(204);
        assertThat(web.get(Role.POLICE, vehicle("津C00001:1")).status()).isEqualTo(404);
    }

    @Test
    void thePhoneNumberOfAnotherVehicleIsAConflictHoweverManyZerosItHas() {
        Running.Reply reply = web.put(Role.BUREAU, vehicle("津C00002"), "{\"phoneNumber\":\"00000000013912345678\"}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("detail").asText()).contains("13912345678", "津A12345");
    }

    @Test
    void theBodyMustNotContradictThePath() {
        Running.Reply plate =
                web.put(Role.BUREAU, vehicle("津C00003"), "{\"phoneNumber\":\"13800000003\",\"plate\":\"津C00004\"}");
        assertThat(plate.status()).isEqualTo(400);
        assertThat(plate.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/plate");
        Running.Reply color =
                web.put(Role.BUREAU, vehicle("津C00003"), "{\"phoneNumber\":\"13800000003\",\"plateColor\":1}");
        assertThat(color.status()).isEqualTo(400);
        assertThat(color.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/plateColor");
    }

    @Test
    void aPlateThatIsNone() {
        assertThat(web.get(Role.BUREAU, vehicle("津A12345:yellow")).status()).isEqualTo(400);
    }

    @Test
    void anOperatorReadsItsOwnVehiclesOnly() {
        assertThat(web.get(Role.OPERATOR, vehicle("津A12345")).status()).isEqualTo(200);
        assertThat(web.get(Role.OPERATOR, vehicle("津B67890:1")).status()).isEqualTo(404);
        assertThat(web.get(Role.OPERATOR, "/api/v1/vehicles").json().path("items"))
                .hasSize(1);
        assertThat(web.get(Role.BUREAU, "/api/v1/vehicles").json().path("items"))
                .hasSize(2);
    }

    @Test
    void aWaybillIsKeptAsItWasPut() {
        String body = """
                {"plate":"津A12345","unNumber":"1203","cargoState":"empty-cleaned","massKg":18500.5,"from":"大港","to":"南港",
                 "start":"2026-03-10T09:00:00+08:00","end":"2026-03-10T12:00:00+08:00"}""";
        Running.Reply made = web.put(Role.BUREAU, "/api/v1/waybills/W-1", body);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        assertThat(made.json().path("start").asText()).isEqualTo("2026-03-10T09:00:00+08:00");
        JsonNode read = web.get(Role.OPERATOR, "/api/v1/waybills/W-1").json();
        assertThat(read).isEqualTo(made.json());
        assertThat(web.put(Role.BUREAU, "/api/v1/waybills/W-1", read.toString()).status())
                .isEqualTo(200);
        assertThat(web.get(Role.OPERATOR, "/api/v1/waybills?plate=%E6%B4%A5A12345")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(web.delete(Role.BUREAU, "/api/v1/waybills/W-1").status()).isEqualTo(204);
        assertThat(web.delete(Role.BUREAU, "/api/v1/waybills/W-1").status()).isEqualTo(404);
    }

    @Test
    void loadChecksAndAppointmentsAreKeptAsTheyWerePut() {
        String check = """
                {"plate":"津A12345","zone":"LOAD","time":"2026-03-10T09:00:00+08:00","passed":true}""";
        String appointment = """
                {"plate":"津A12345","zone":"PARK","from":"2026-03-10T09:00:00+08:00","to":"2026-03-10T12:00:00+08:00"}""";
        assertThat(web.put(Role.BUREAU, "/api/v1/load-checks/K", check).status())
                .isEqualTo(201);
        assertThat(web.put(Role.BUREAU, "/api/v1/appointments/A", appointment).status())
                .isEqualTo(201);
        assertThat(web.get(Role.OPERATOR, "/api/v1/load-checks/K").json().path("passed"))
                .isEqualTo(BooleanNode.TRUE);
        assertThat(web.get(Role.OPERATOR, "/api/v1/appointments").json().path("items"))
                .hasSize(1);
        assertThat(web.put(Role.BUREAU, "/api/v1/load-checks/K", check.replace(",\"passed\":true", ""))
                        .status())
                .isEqualTo(400);
        String others = appointment.replace("津A12345", "津B67890:1");
        assertThat(web.put(Role.BUREAU, "/api/v1/appointments/B", others).status())
                .isEqualTo(201);
        assertThat(web.get(Role.OPERATOR, "/api/v1/appointments/B").status()).isEqualTo(404);
        assertThat(web.delete(Role.BUREAU, "/api/v1/appointments/B").status()).isEqualTo(204);
        assertThat(web.delete(Role.BUREAU, "/api/v1/load-checks/none").status()).isEqualTo(404);
    }

    @Test
    void whatWasWrittenDownHasVersions() {
        String body = """
                {"plate":"津A12345","cargoState":"loaded","start":"2026-03-10T09:00:00+08:00","end":"2026-03-10T12:00:00+08:00"}""";
        web.put(Role.BUREAU, "/api/v1/waybills/W-3", body);
        web.platform.pass(Duration.ofMinutes(1));
        web.put(Role.ADMIN, "/api/v1/waybills/W-3", body.replace("loaded", "empty-cleaned"));
        web.delete(Role.BUREAU, "/api/v1/waybills/W-3");
        JsonNode versions =
                web.get(Role.OPERATOR, "/api/v1/waybills/W-3/versions").json().path("items");
        assertThat(versions)
                .extracting(version -> version.at("/value/cargoState").asText())
                .containsExactly("loaded", "empty-cleaned", "");
        assertThat(versions)
                .extracting(version -> version.path("time").asText())
                .containsExactly("2026-03-10T09:00:00+08:00", "2026-03-10T09:01:00+08:00", "2026-03-10T09:01:00+08:00");
        assertThat(versions.path(2).path("deleted")).isEqualTo(BooleanNode.TRUE);
        assertThat(web.get(Role.OPERATOR, "/api/v1/waybills/none/versions").status())
                .isEqualTo(404);
        web.put(Role.BUREAU, "/api/v1/waybills/W-4", body.replace("津A12345", "津B67890:1"));
        assertThat(web.get(Role.OPERATOR, "/api/v1/waybills/W-4/versions").status())
                .isEqualTo(404);
        assertThat(web.get(Role.POLICE, "/api/v1/waybills/W-4/versions").json().path("items"))
                .hasSize(1);
    }

    /** Whoever bought a vehicle does not see what it was under another operator. */
    @Test
    void anOperatorSeesAVehicleSinceItIsItsOwn() {
        String body = "{\"phoneNumber\":\"13800000009\",\"operator\":\"%s\"}";
        web.put(Role.BUREAU, vehicle("津C00009"), body.formatted("别人"));
        assertThat(web.get(Role.OPERATOR, vehicle("津C00009") + "/versions").status())
                .isEqualTo(404);
        web.put(Role.BUREAU, vehicle("津C00009"), body.formatted("滨海运输"));
        assertThat(web.get(Role.OPERATOR, vehicle("津C00009") + "/versions")
                        .json()
                        .path("items"))
                .singleElement()
                .satisfies(
                        version -> assertThat(version.path("version").asInt()).isEqualTo(2));
        assertThat(web.get(Role.BUREAU, vehicle("津C00009") + "/versions").json().path("items"))
                .hasSize(2);
    }

    @Test
    void anotherOperatorsWaybillIsNotThereForAnOperator() {
        String body = """
                {"plate":"津B67890:1","cargoState":"loaded","start":"2026-03-10T09:00:00+08:00","end":"2026-03-10T12:00:00+08:00"}""";
        assertThat(web.put(Role.BUREAU, "/api/v1/waybills/W-2", body).status()).isEqualTo(201);
        assertThat(web.get(Role.OPERATOR, "/api/v1/waybills/W-2").status()).isEqualTo(404);
        assertThat(web.get(Role.OPERATOR, "/api/v1/waybills").json().path("items"))
                .isEmpty();
        assertThat(web.get(Role.POLICE, "/api/v1/waybills/W-2").status()).isEqualTo(200);
    }

    @Test
    void refusedTerminalsAreListedAndATerminalIsReleased() {
        web.platform.unknownTerminals.add(new org.hazmat.web.read.Terminals.Unknown(
                "013700000001",
                "津X00001",
                "10.0.0.7",
                org.hazmat.web.memory.MemoryPlatform.START,
                3,
                "no vehicle has this phone number"));
        JsonNode item = web.get(Role.BUREAU, "/api/v1/terminals/unknown")
                .json()
                .path("items")
                .get(0);
        assertThat(item.path("phoneNumber").asText()).isEqualTo("013700000001");
        assertThat(item.path("lastSeen").asText()).isEqualTo("2026-03-10T09:00:00+08:00");
        assertThat(web.post(Role.BUREAU, "/api/v1/terminals/13912345678/release", "")
                        .status())
                .isEqualTo(204);
        assertThat(web.post(Role.BUREAU, "/api/v1/terminals/13700000001/release", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void badFramesAreThereToBeSeen() throws Exception {
        JsonNode item = web.get(Role.BUREAU, "/api/v1/terminals/bad-frames")
                .json()
                .path("items")
                .get(0);
        assertThat(item.path("reason").asText()).isEqualTo("bad-check-code");
        assertThat(item.path("raw").asText()).isEqualTo("7E00017E");
        assertThat(item.path("address").asText()).isEqualTo("192.0.2.7:40000");
        assertThat(item.path("at").asText()).isEqualTo("2026-03-10T09:00:00+08:00");
    }
}
