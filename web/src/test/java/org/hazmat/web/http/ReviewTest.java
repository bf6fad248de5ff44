package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Backtests;
import org.hazmat.web.read.Role;
import org.hazmat.web.read.Tracks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Explanations and back-tests over HTTP: who may, what is refused, what comes back. */
class ReviewTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    private static final String RULE = """
            {"id":"tired","kind":"speed","limitKmh":60,"sustainSeconds":60,"when":"09:00-10:00"}""";
    private static final String RANGE = """
            "from":"2026-03-10T00:00:00+08:00","to":"2026-03-11T00:00:00+08:00\"""";

    private final Running web = new Running();

    @BeforeEach
    void begin() {
        web.platform.rules.put("tired", RuleJson.read(JsonText.parse(RULE)), Instant.EPOCH, null, "test");
        for (VehicleId vehicle : List.of(Running.OURS, Running.THEIRS)) {
            List<Tracks.Point> points = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Instant time = T.plusSeconds(30L * i);
                double speedKmh = i == 5 ? 50 : 70 + i;
                Fix fix = new Fix(time, new Position(117_700_000, 39_000_000), speedKmh, 0, 4, 0, 3, new Digest(i, i));
                points.add(new Tracks.Point(fix, time, Quality.GOOD));
            }
            web.platform.tracks.put(vehicle, points);
            web.platform.violations.add(violation(vehicle));
        }
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void anExplanationIsForWhoeverMaySeeTheViolation() {
        JsonNode json = web.get(Role.OPERATOR, "/api/v1/violations/" + id(Running.OURS) + "/explanation")
                .json();
        assertThat(json.path("reproduced").asBoolean()).isTrue();
        assertThat(json.at("/sentence/en").asText())
                .startsWith("津A12345 drove at up to 74 km/h from 2026-03-10 09:00:00 to 09:02:00,"
                        + " above the limit of 60 km/h for at least 1 min (rule tired).");
        assertThat(json.path("fixes").findValuesAsText("effect"))
                .containsExactly("began", "counted", "confirmed", "extended", "extended", "closed");
        String theirs = "/api/v1/violations/" + id(Running.THEIRS) + "/explanation";
        assertThat(web.get(Role.OPERATOR, theirs).status()).isEqualTo(404);
        assertThat(web.get(Role.POLICE, theirs).status()).isEqualTo(200);
        assertThat(web.get(Role.POLICE, "/api/v1/violations/nobody/explanation").status())
                .isEqualTo(404);
    }

    @Test
    void aBacktestIsAcceptedAskedForAndCancelled() {
        String body = "{\"rules\":[" + RULE.replace("60,", "50,") + "]," + RANGE + ",\"plates\":[\"津A12345\"]}";
        Running.Reply started = web.post(Role.BUREAU, "/api/v1/backtests", body);
        assertThat(started.status()).isEqualTo(202);
        String place = started.header("Location");
        assertThat(place)
                .isEqualTo("/api/v1/backtests/" + started.json().path("id").asText());
        Backtests.Plan plan = web.platform.backtests.plan;
        assertThat(plan.vehicles()).containsExactly(Running.OURS);
        assertThat(plan.period().from()).isEqualTo(Instant.parse("2026-03-09T16:00:00Z"));
        assertThat(plan.draft().others()).isFalse();
        assertThat(web.post(Role.BUREAU, "/api/v1/backtests", body).status()).isEqualTo(409);
        JsonNode running = web.get(Role.ADMIN, place).json();
        assertThat(running.path("state").asText()).isEqualTo("running");
        assertThat(running.at("/progress/percent").asInt()).isEqualTo(25);
        assertThat(web.delete(Role.ADMIN, place).status()).isEqualTo(204);
        assertThat(web.get(Role.ADMIN, place).json().path("state").asText()).isEqualTo("cancelled");
        assertThat(web.get(Role.POLICE, place).status()).isEqualTo(403);
    }

    @Test
    void whatCannotBeJudgedIsRefusedWithItsPlace() {
        assertThat(refusal("{\"rules\":[" + RULE + "," + RULE + "]," + RANGE + "}"))
                .contains("/rules/1/id")
                .contains("twice");
        assertThat(refusal("{\"rules\":[{\"id\":\"x\",\"kind\":\"no-entry\",\"zones\":[\"nowhere\"]}]," + RANGE + "}"))
                .contains("/rules/0/zones/0");
        assertThat(refusal("{\"rules\":[" + RULE + "]," + RANGE.replace("03-11", "03-09") + "}"))
                .contains("/to");
        assertThat(refusal("{\"rules\":[" + RULE + "]," + RANGE.replace("2026-03-11", "2027-03-12") + "}"))
                .contains("366 days");
        assertThat(web.platform.backtests.plan).isNull();
    }

    private String refusal(String body) {
        Running.Reply reply = web.post(Role.BUREAU, "/api/v1/backtests", body);
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().path("detail").asText();
    }

    private static String id(VehicleId vehicle) {
        return Violation.id(vehicle, "tired", 1, null, T);
    }

    private static Violation violation(VehicleId vehicle) {
        return new Violation(
                id(vehicle),
                vehicle,
                "tired",
                "speed",
                null,
                T,
                new Position(117_700_000, 39_000_000),
                T.plusSeconds(60),
                T.plusSeconds(120),
                T.plusSeconds(150),
                CloseReason.SLOWED,
                74.0,
                null,
                null,
                false,
                1,
                List.of(),
                1,
                null,
                "",
                null,
                null,
                null,
                null);
    }
}
