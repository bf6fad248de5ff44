package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.memory.MemoryPlatform;
import org.hazmat.web.read.LiveMap;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.Tracks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Positions, tracks, quality, violations and observations. */
class MapTest {
    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    static Fix fix(Instant time, double lon, double lat, double speedKmh) {
        return new Fix(time, Position.ofDegrees(lon, lat), speedKmh, 78, 30, 0, 0xC0003, new Digest(1, 2));
    }

    static LiveMap.Seen seen(VehicleId vehicle, double lon, double speedKmh, int openViolations) {
        Instant time = MemoryPlatform.START;
        return new LiveMap.Seen(vehicle, fix(time, lon, 39.0, speedKmh), time.plusSeconds(1), openViolations);
    }

    private List<String> ids(Role role, String path) {
        return web.get(role, path).json().path("features").findValuesAsText("id");
    }

    @Test
    void aPositionIsAFeatureWithAllThatAMapShows() {
        web.platform.liveMap.move(seen(Running.THEIRS, 117.5, 42.5, 1));
        JsonNode feature = web.get(Role.POLICE, "/api/v1/positions")
                .json()
                .path("features")
                .get(0);
        assertThat(feature.toString())
                .isEqualTo("{\"type\":\"Feature\",\"id\":\"津B67890:1\","
                        + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[117.5,39.0]},"
                        + "\"properties\":{\"plate\":\"津B67890\",\"plateColor\":1,\"operator\":\"渤海物流\","
                        + "\"cargoState\":\"loaded\",\"unNumber\":\"1203\",\"phoneNumber\":\"013912345679\","
                        + "\"time\":\"2026-03-10T09:00:00+08:00\",\"receivedAt\":\"2026-03-10T09:00:01+08:00\","
                        + "\"speedKmh\":42.5,\"direction\":78,\"state\":\"violating\",\"openViolations\":1}}");
    }

    @Test
    void theStateSaysWhatTheVehicleDoes() {
        VehicleId other = VehicleId.parse("津D00001");
        web.platform.liveMap.move(seen(Running.OURS, 117.5, 5.1, 0));
        web.platform.liveMap.move(seen(Running.THEIRS, 117.5, 5.0, 0));
        web.platform.liveMap.move(seen(other, 117.5, 0, 2));
        assertThat(ids(Role.POLICE, "/api/v1/positions?state=moving")).containsExactly("津A12345");
        assertThat(ids(Role.POLICE, "/api/v1/positions?state=stopped")).containsExactly("津B67890:1");
        assertThat(ids(Role.POLICE, "/api/v1/positions?state=violating")).containsExactly("津D00001");
        web.platform.pass(Duration.ofSeconds(300));
        assertThat(ids(Role.POLICE, "/api/v1/positions?state=offline")).isEmpty();
        web.platform.pass(Duration.ofSeconds(1));
        assertThat(ids(Role.POLICE, "/api/v1/positions?state=offline")).hasSize(3);
    }

    @Test
    void aBoxIncludesItsEdgesAndAnOperatorSeesItsOwn() {
        web.platform.liveMap.move(seen(Running.OURS, 117.5, 10, 0));
        web.platform.liveMap.move(seen(Running.THEIRS, 117.6, 10, 0));
        assertThat(ids(Role.POLICE, "/api/v1/positions?bbox=117,38.5,117.5,39")).containsExactly("津A12345");
        assertThat(ids(Role.POLICE, "/api/v1/positions?bbox=117.51,38.5,118,39"))
                .containsExactly("津B67890:1");
        assertThat(ids(Role.OPERATOR, "/api/v1/positions")).containsExactly("津A12345");
    }

    private void drive(VehicleId vehicle, Quality... qualities) {
        web.platform.tracks.put(
                vehicle,
                IntStream.range(0, qualities.length)
                        .mapToObj(i -> new Tracks.Point(
                                fix(MemoryPlatform.START.plusSeconds(10L * i), 117.5 + i / 1000.0, 39.0, 42.5),
                                MemoryPlatform.START.plusSeconds(10L * i + 1),
                                qualities[i]))
                        .toList());
    }

    @Test
    void aTrackLeavesOutWhatWasRejectedUnlessItIsAskedForAll() {
        drive(Running.OURS, Quality.GOOD, Quality.DRIFT, Quality.LATE, Quality.GOOD);
        String track = "/api/v1/vehicles/%E6%B4%A5A12345/track";
        JsonNode first = web.get(Role.OPERATOR, track).json().path("items").get(0);
        assertThat(first.toString())
                .isEqualTo("{\"time\":\"2026-03-10T09:00:00+08:00\",\"receivedAt\":\"2026-03-10T09:00:01+08:00\","
                        + "\"lon\":117.5,\"lat\":39.0,\"altitudeMetres\":30,\"speedKmh\":42.5,\"direction\":78,"
                        + "\"alarm\":0,\"status\":786435,\"quality\":\"good\"}");
        assertThat(web.get(Role.OPERATOR, track).json().path("items")).hasSize(3);
        JsonNode all = web.get(Role.OPERATOR, track + "?all=true").json().path("items");
        assertThat(all.get(1).path("quality").asText()).isEqualTo("drift");
        // An offset's plus that was not encoded arrives as a space.
        String span = "?all=true&from=2026-03-10T09:00:10+08:00&to=2026-03-10T01:00:30Z";
        assertThat(web.get(Role.OPERATOR, track + span).json().path("items")).hasSize(2);
        assertThat(web.get(Role.OPERATOR, "/api/v1/vehicles/%E6%B4%A5B67890%3A1/track")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void qualityCountsWhatWasRejectedAndWhatCameTwice() {
        drive(
                Running.OURS,
                Quality.GOOD,
                Quality.NO_FIX,
                Quality.IMPLAUSIBLE_TIME,
                Quality.DRIFT,
                Quality.DRIFT,
                Quality.DUPLICATE,
                Quality.LATE);
        assertThat(web.get(Role.POLICE, "/api/v1/quality?plate=%E6%B4%A5A12345")
                        .json()
                        .toString())
                .startsWith("{\"good\":1,\"noFix\":1,\"implausibleTime\":1,\"drift\":2,\"duplicate\":1,\"late\":1,")
                .endsWith("\"rejected\":4,\"duplicates\":3}");
    }

    static Violation violation(String id, VehicleId vehicle, boolean open) {
        Instant start = MemoryPlatform.START;
        return new Violation(
                id,
                vehicle,
                "R-CORE",
                "no-entry",
                "CORE",
                start,
                Position.ofDegrees(117.65, 39.02),
                start.plusSeconds(10),
                start.plusSeconds(20),
                open ? null : start.plusSeconds(60),
                open ? null : org.hazmat.geocore.violation.CloseReason.EXIT,
                null,
                null,
                null,
                false,
                1,
                List.of(),
                1,
                1,
                "00ff",
                "major",
                "police",
                "transport",
                null);
    }

    @Test
    void violationsAreFilteredAndSeenByWhoMay() {
        web.platform.violations.add(violation("v1", Running.OURS, true));
        web.platform.violations.add(violation("v2", Running.THEIRS, false));
        String list = "/api/v1/violations";
        assertThat(web.get(Role.POLICE, list).json().path("items").findValuesAsText("id"))
                .containsExactly("v1", "v2");
        assertThat(web.get(Role.POLICE, list + "?state=open")
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactly("v1");
        assertThat(web.get(
                                Role.POLICE,
                                list + "?plate=%E6%B4%A5B67890:1&state=closed&rule=R-CORE&zone=CORE&kind=no-entry")
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactly("v2");
        assertThat(web.get(Role.OPERATOR, list).json().path("items").findValuesAsText("id"))
                .containsExactly("v1");
        assertThat(web.get(Role.OPERATOR, list + "/v1").json().path("state").asText())
                .isEqualTo("open");
        assertThat(web.get(Role.OPERATOR, list + "/v2").status()).isEqualTo(404);
    }

    @Test
    void observationsAreFilteredByType() {
        web.platform.observations.add(new Observation.Touch(Running.OURS, "R-CORE", "CORE", MemoryPlatform.START));
        web.platform.observations.add(new Observation.OfflineDisplacement(
                Running.THEIRS, MemoryPlatform.START, MemoryPlatform.START.plusSeconds(400), 1500));
        JsonNode touches =
                web.get(Role.POLICE, "/api/v1/observations?type=touch").json().path("items");
        assertThat(touches.toString())
                .isEqualTo("[{\"type\":\"touch\",\"plate\":\"津A12345\",\"rule\":\"R-CORE\",\"zone\":\"CORE\","
                        + "\"at\":\"2026-03-10T09:00:00+08:00\"}]");
        assertThat(web.get(Role.OPERATOR, "/api/v1/observations").json().path("items"))
                .hasSize(1);
    }
}
