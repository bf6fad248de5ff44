package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.RuleKind;
import org.hazmat.geocore.violation.Violation;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules about how many vehicles may be in a zone, and what every rule may say of its competence, over HTTP (rules.md 28). */
class CapacityTest {
    private static final Instant T = Instant.parse("2026-03-10T01:00:00Z");
    private static final String RULE = "{\"id\":\"full\",\"kind\":\"capacity\",\"zones\":[\"LOT\"]%s}";

    private final Running web = new Running();

    @BeforeEach
    void begin() {
        zone("");
    }

    private void zone(String capacity) {
        String lot = """
                {"type":"Feature","geometry":{"type":"Point","coordinates":[117.7,39.0]},
                 "properties":{"kind":"parking-lot","radiusMetres":80%s}}""".formatted(capacity);
        web.platform.zones.put("LOT", ZoneJson.read(JsonText.parse(lot), "LOT"), Instant.EPOCH, null, "test");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void aRuleNeedsANumberOfItsOwnOrOfItsZones() {
        Running.Reply refused = web.put(Role.BUREAU, "/api/v1/rules/full", RULE.formatted(""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().toString()).contains("/maxVehicles", "neither the rule nor zone");
        assertThat(web.put(Role.BUREAU, "/api/v1/rules/full", RULE.formatted(",\"maxVehicles\":4"))
                        .status())
                .isLessThan(300);
        zone(",\"capacity\":3");
        assertThat(web.put(Role.BUREAU, "/api/v1/rules/full", RULE.formatted(""))
                        .status())
                .isLessThan(300);
        assertThat(web.put(Role.BUREAU, "/api/v1/rules/full", RULE.formatted(",\"maxVehicles\":-1"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRuleSaysWhoIsConcernedAsWellAndFromWhichDayOnWhatItRestsOnHolds() {
        String law = "\"law\":\"L\",\"article\":\"51\",\"validFrom\":\"2020-01-01\"";
        String rule = RULE.formatted(",\"maxVehicles\":4,\"coHandler\":\"police\",\"legalBasis\":{" + law + "}");
        assertThat(web.put(Role.BUREAU, "/api/v1/rules/full", rule).status()).isLessThan(300);
        JsonNode read = web.get(Role.POLICE, "/api/v1/rules/full").json();
        assertThat(read.path("coHandler").asText()).isEqualTo("police");
        assertThat(read.path("legalBasis")).hasToString("{" + law + ",\"validTo\":null}");
        String wrong = rule.replace("2020-01-01", "first of May");
        Running.Reply refused = web.put(Role.BUREAU, "/api/v1/rules/full", wrong);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().toString()).contains("/legalBasis/validFrom");
        assertThat(web.put(Role.BUREAU, "/api/v1/rules/full", rule.replace("\"law\"", "\"lawn\""))
                        .status())
                .isEqualTo(400);
    }

    /** Seen to fail where everybody reads all plates. */
    @Test
    void anOperatorReadsThatOthersWereThereButNotWho() {
        web.platform.rules.put(
                "full",
                RuleJson.read(JsonText.parse(RULE.formatted(",\"maxVehicles\":1"))),
                Instant.EPOCH,
                null,
                "test");
        Violation theirs = stay(Running.THEIRS, T.minusSeconds(600));
        Violation ours = stay(Running.OURS, T);
        web.platform.stays.addAll(List.of(theirs, ours));
        web.platform.violations.add(ours.tooMany(RuleKind.CAPACITY.word(), ours.confirmedAt(), ours.end()));
        String place = "/api/v1/violations/" + ours.id() + "/explanation";

        JsonNode operators = web.get(Role.OPERATOR, place).json();
        assertThat(operators.at("/inside/0/plate").isNull()).isTrue();
        assertThat(operators.at("/inside/1/plate").asText()).isEqualTo(Running.OURS.toString());
        assertThat(operators.at("/sentence/en").asText())
                .contains("Inside were another from 08:50:00 on, " + Running.OURS.plate() + " from 09:00:00 on.")
                .doesNotContain(Running.THEIRS.plate());

        JsonNode police = web.get(Role.POLICE, place).json();
        assertThat(police.path("maxVehicles").asInt()).isEqualTo(1);
        assertThat(police.at("/inside/0/plate").asText()).isEqualTo(Running.THEIRS.toString());
        assertThat(police.at("/inside/0/from").asText()).isEqualTo("2026-03-10T08:50:00+08:00");
        assertThat(police.at("/inside/0/to").isNull()).isTrue();
    }

    private static Violation stay(VehicleId vehicle, Instant start) {
        return new Violation(
                Violation.id(vehicle, "full", 1, "LOT", start),
                vehicle,
                "full",
                Violation.STAY,
                "LOT",
                start,
                new Position(117_700_000, 39_000_000),
                start.plusSeconds(60),
                start.plusSeconds(60),
                null,
                null,
                null,
                null,
                1,
                false,
                1,
                List.of(),
                1,
                1,
                "",
                "major",
                "transport",
                "emergency",
                null);
    }
}
