package org.hazmat.scenarios.player;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.rule.NoEntry;
import org.junit.jupiter.api.Test;

/** A scenario under fresh names is the same scenario. */
class FreshNamesTest {
    private static final Instant UNTIL = Instant.parse("2026-03-11T01:00:00Z");

    private final Scenario scenario = ScenarioFile.read(JsonText.parse("""
            {"id": "X", "title": "two runs", "vehicle": {"plate": "津A12345", "plateColor": 1},
             "zones": {"CORE": {"type": "Point", "coordinates": [117.7, 39.0], "radiusMetres": 50}},
             "rules": [{"id": "R", "kind": "no-entry", "zones": ["CORE"], "validFrom": "2026-01-01T00:00:00+08:00"}],
             "permits": [{"id": "P", "plate": "津A12345:1", "validFrom": "2026-03-01", "validTo": "2026-03-31",
                          "zones": ["CORE"]}],
             "fixColumns": ["time", "lonMicrodegrees", "latMicrodegrees"],
             "fixes": [["2026-03-10T09:00:00+08:00", 117700000, 39000000]], "expected": {}}
            """));

    private final FreshNames names = FreshNames.of(scenario);

    @Test
    void theVehicleIsAnotherOfTheSameColour() {
        assertThat(names.vehicle().id().plate()).matches("津[0-9A-Z]{6}");
        assertThat(names.vehicle().id().plateColor()).isEqualTo(1);
        assertThat(names.vehicle().phoneNumber()).matches("14\\d{9}");
        assertThat(FreshNames.of(scenario).vehicle().id())
                .isNotEqualTo(names.vehicle().id());
    }

    @Test
    void aRuleNamesTheZoneAsThisRunDoesAndHoldsOnlyAsLongAsItIsNeeded() {
        var version = scenario.rules().getFirst();
        JsonNode rule = names.rule(version, version.find().orElseThrow(), UNTIL);

        assertThat(RuleJson.read(rule)).isInstanceOfSatisfying(NoEntry.class, ban -> {
            assertThat(ban.terms().id()).isEqualTo(names.of("R"));
            assertThat(ban.zones()).containsExactly(names.of("CORE"));
        });
        assertThat(RuleJson.validity(rule).from()).isEqualTo(Instant.parse("2025-12-31T16:00:00Z"));
        assertThat(RuleJson.validity(rule).to()).isEqualTo(UNTIL);
    }

    @Test
    void aZoneIsTheSameShape() {
        var version = scenario.zones().getFirst();
        JsonNode zone = names.zone(version, version.find().orElseThrow());

        assertThat(ZoneJson.read(zone).id()).isEqualTo(names.of("CORE"));
        assertThat(ZoneJson.read(zone).shape())
                .isEqualTo(version.find().orElseThrow().shape());
    }

    @Test
    void aPermitIsForTheVehicleOfThisRun() {
        var permit = PermitJson.read(
                names.permit(scenario.permits().getFirst().find().orElseThrow()));

        assertThat(permit.vehicle()).isEqualTo(names.vehicle().id());
        assertThat(permit.zones()).containsExactly(names.of("CORE"));
    }

    @Test
    void findingsComeBackWithTheNamesOfTheFile() {
        JsonNode finding = JsonText.parse("{\"rule\":\"%s\",\"zone\":\"%s\",\"plate\":\"%s\",\"state\":\"open\"}"
                .formatted(names.of("R"), names.of("CORE"), names.vehicle().id()));

        assertThat(names.isOurs(finding)).isTrue();
        assertThat(names.original(finding))
                .isEqualTo(JsonText.parse(
                        "{\"rule\":\"R\",\"zone\":\"CORE\",\"plate\":\"津A12345:1\",\"state\":\"open\"}"));
    }

    @Test
    void findingsOfTheServersOwnRulesAreNotOurs() {
        assertThat(names.isOurs(JsonText.parse("{\"rule\":\"R-SAMPLE\"}"))).isFalse();
        assertThat(names.isOurs(JsonText.parse("{\"type\":\"offline-displacement\",\"rule\":null}")))
                .isTrue();
    }
}
