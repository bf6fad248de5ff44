package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleEvent.Kind;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What terminals told besides positions. 津A12345 belongs to the operator that asks, 津B67890 to another. */
class VehicleEventTest {
    private static final String OWN = "/api/v1/vehicles/" + encoded("津A12345");
    private static final String OTHERS = "/api/v1/vehicles/" + encoded("津B67890:1");
    private static final Instant MORNING = Instant.parse("2026-03-10T00:30:00Z");

    private final Running web = new Running();

    @BeforeEach
    void tell() {
        for (String key : new String[] {"津A12345", "津B67890:1"}) {
            told(key, Kind.DRIVER, MORNING, """
                    {"card":"in","readResult":0,"driver":{"name":"张三","certificate":"120000001","validTo":"2031-12-31"}}""");
            told(key, Kind.WAYBILL, MORNING.plusSeconds(60), "{\"text\":\"YD-1\"}");
        }
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private void told(String key, Kind kind, Instant time, String data) {
        VehicleId vehicle = VehicleId.parse(key);
        Digest content = Digest.of((time + data).getBytes(StandardCharsets.UTF_8));
        web.platform.events.add(VehicleEvent.of(vehicle, kind, time, time.plusSeconds(1), content, data));
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    @Test
    void theVehicleShowsWhoDrivesAndWhatItsTerminalSaysItCarries() {
        JsonNode vehicle = web.get(Role.POLICE, OWN).json();
        assertThat(vehicle.path("driver").path("name").asText()).isEqualTo("张三");
        assertThat(vehicle.path("driver").path("since").asText()).isEqualTo("2026-03-10T08:30:00+08:00");
        assertThat(vehicle.path("reportedWaybill").path("text").asText()).isEqualTo("YD-1");
        assertThat(vehicle.path("reportedWaybill").path("reportedAt").asText()).isEqualTo("2026-03-10T08:31:01+08:00");
        assertThat(web.put(Role.BUREAU, OWN, vehicle.toString()).status()).isEqualTo(200);
    }

    @Test
    void aCardThatIsTakenOutEndsTheDuty() {
        told("津A12345", Kind.DRIVER, MORNING.plusSeconds(600), "{\"card\":\"out\"}");
        assertThat(web.get(Role.BUREAU, OWN).json().has("driver")).isFalse();
    }

    @Test
    void eventsAreFilteredByTypeAndTime() {
        JsonNode all = web.get(Role.BUREAU, OWN + "/events").json().path("items");
        assertThat(all.findValuesAsText("type")).containsExactly("waybill", "driver");
        JsonNode drivers =
                web.get(Role.BUREAU, OWN + "/events?type=driver").json().path("items");
        assertThat(drivers.get(0).path("data").path("card").asText()).isEqualTo("in");
        JsonNode early = web.get(Role.BUREAU, OWN + "/events?to=2026-03-10T00:31:00Z")
                .json()
                .path("items");
        assertThat(early.findValuesAsText("type")).containsExactly("driver");
        assertThat(web.get(Role.BUREAU, OWN + "/events?type=photo").status()).isEqualTo(400);
    }

    /** Drivers' names are for authorities and for those who employ them; seen to fail without the look into the register. */
    @Test
    void anOperatorSeesItsOwnDriversOnly() {
        assertThat(web.get(Role.OPERATOR, OWN + "/events").status()).isEqualTo(200);
        assertThat(web.get(Role.OPERATOR, OTHERS + "/events").status()).isEqualTo(404);
        assertThat(web.get(Role.OPERATOR, OTHERS).status()).isEqualTo(404);
        assertThat(web.get(Role.POLICE, OTHERS + "/events").status()).isEqualTo(200);
    }
}
