package org.hazmat.scenarios.player;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.explain.Explanation;
import org.hazmat.geocore.explain.Sentences;
import org.hazmat.geocore.json.ExplanationJson;
import org.hazmat.geocore.violation.Violation;
import org.junit.jupiter.api.Test;

/** Explanations of scenarios, against what the files' own arithmetic says. */
class ExplanationTest {
    /** Seen to fail where the fixes come in the order of arrival, in S20 and the files about late reports. */
    @Test
    void everyViolationOfEveryScenarioComesOutAgainAndHasSentences() throws IOException {
        List<String> wrong = new ArrayList<>();
        int explained = 0;
        for (String id : Replay.ids()) {
            Replay replay = Replay.of(id);
            for (Violation violation : replay.violations()) {
                Explanation explanation = replay.explain(violation).orElseThrow();
                Sentences sentences = Sentences.of(explanation);
                explained++;
                if (!explanation.reproduced()
                        || sentences.en().contains("null")
                        || sentences.en().contains("?")
                        || sentences.zh().contains("null")
                        || sentences.zh().contains("?")) {
                    wrong.add(id + ": " + explanation.reproduced() + " " + sentences);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(explained).isGreaterThan(100);
    }

    /** 134 microdegrees x 0.111195 m = 14.9 m, 180 x 0.111195 = 20.0 m (exit-band.json). */
    @Test
    void theBandAroundAZoneIsShownWithItsDistances() {
        JsonNode json = only("exit-band");
        assertThat(column(json, "metresFromZone"))
                .containsExactly("0.0", "0.0", "20.0", "14.9", "20.0", "14.9", "14.9");
        assertThat(column(json, "look")).containsExactly("breach", "breach", "clear", "near", "clear", "near", "near");
        assertThat(column(json, "effect"))
                .containsExactly(
                        "began",
                        "confirmed",
                        "counted-out",
                        "count-restarted",
                        "counted-out",
                        "count-restarted",
                        "none");
        assertThat(json.path("closed").isNull()).isTrue();
        assertThat(json.at("/sentence/en").asText())
                .isEqualTo("津BX0002 was inside Z from 2026-03-10 09:00:00 to 09:00:10, where entry is forbidden"
                        + " (rule R). It was certain at 09:00:10. Cargo: loaded, by the register."
                        + " The vehicle had no permit. It is still open.");
        assertThat(json.at("/sentence/zh").asText())
                .isEqualTo("津BX0002于 2026-03-10 09:00:00 至 09:00:10 处于禁止驶入的「Z」内（规则 R）。09:00:10 确认。"
                        + "载货状态：重车（据车辆档案）。该车没有通行证。违规仍在持续。");
    }

    @Test
    void theEndOfTheHoursIsToldWithTheHours() {
        JsonNode json = only("window-end-first-outside");
        assertThat(json.at("/window/when").asText()).isEqualTo("00:00-06:00");
        assertThat(json.at("/window/openFrom").asText()).isEqualTo("2026-03-10T00:00:00+08:00");
        assertThat(json.at("/window/openTo").asText()).isEqualTo("2026-03-10T06:00:00+08:00");
        assertThat(column(json, "look")).containsExactly("breach", "breach", "breach", "shut");
        assertThat(column(json, "effect")).containsExactly("began", "confirmed", "extended", "closed");
        assertThat(column(json, "open")).containsExactly("true", "true", "true", "false");
        assertThat(json.at("/closed/reason").asText()).isEqualTo("window-end");
        assertThat(json.at("/closed/sentence/en").asText())
                .isEqualTo("It closed at 06:00:00: the rule did not apply at that time any more.");
    }

    @Test
    void aPermitByTheHourExplainsBothTheStartAndTheEnd() {
        JsonNode json = only("permit-hours");
        assertThat(json.at("/permits/0/id").asText()).isEqualTo("P");
        assertThat(json.at("/permits/0/lifts").asBoolean(true)).isFalse();
        assertThat(json.at("/permits/0/because").asText()).isEqualTo("hours");
        assertThat(json.at("/sentence/en").asText())
                .contains("Permit P did not lift the ban: its hours are 06:00-20:00.")
                .endsWith("It closed at 06:00:00: from that fix on permit P lifted the ban.");
        assertThat(json.at("/sentence/zh").asText())
                .contains("通行证 P 不适用：其时段为 06:00-20:00。")
                .endsWith("06:00:00 结束：自该定位点起通行证 P 免除此禁令。");
        assertThat(column(json, "exempt")).containsExactly("false", "false", "true", "true");
    }

    @Test
    void aPermitNamesTheFirstThingThatDoesNotMatch() {
        assertThat(because("permit-other-zone")).isEqualTo("zone");
        assertThat(because("permit-first-day")).isEqualTo("dates");
        assertThat(because("permit-cargo-other")).isEqualTo("cargo");
        assertThat(because("S13")).isEqualTo("ignored");
    }

    @Test
    void whatIsCarriedNamesItsSource() {
        assertThat(only("cargo-outside-licence").at("/cargo/source").asText()).isEqualTo("waybill");
        assertThat(only("S18b").at("/cargo/source").asText()).isEqualTo("register");
        assertThat(only("S18b").at("/cargo/state").asText()).isEqualTo("empty-uncleaned");
    }

    /** Times and limits by hand from the files. */
    @Test
    void eachKindTellsItsOwnStory() {
        tells("S24", "stood in SA from 2026-03-12 10:00:00 to 11:20:00, longer than the 1 h that are allowed");
        tells("S26", "stood outside every allowed zone from 2026-03-12 22:00:00 to 2026-03-13 05:59:30");
        tells(
                "S31",
                "drove at up to 47.5 km/h in SPD from 2026-03-13 09:02:30 to 09:04:00, above the limit of 40 km/h");
        tells("fatigue-exactly-4h", "had been driving since 06:00:00 without a rest of 20 min");
        tells("route-near", "was outside the approved corridors from 2026-03-10 09:01:10 to 09:01:20");
        tells("unfit-day-after", "drove from 2026-03-10 00:00:10 to 00:00:20 although its tank inspection had expired");
        tells("no-waybill", "drove from 2026-03-10 09:00:10 to 09:00:20 without a waybill in force");
        tells("unused-waybill", "never moved during waybill W, which began at 2026-03-10 09:01:40");
        tells("load-check-missing", "left Z at 2026-03-10 09:00:30 without a load check passed in the 4 h before");
        tells("park-entry", "was inside Z from 2026-03-10 09:00:30 to 09:00:50 without an appointment");
        tells("escort-none", "drove from 2026-03-10 09:00:10 to 09:00:30 by waybill W, which shows no escort");
        tells("cargo-outside-licence", "by waybill W, whose cargo its licence does not cover");
        tells("alarm-two-bits", "had its terminal raise alarm bit 0 or 29 from 2026-03-10 09:00:10 to 09:00:30");
        assertThat(only("S31").at("/sentence/zh").asText())
                .startsWith("津AX0031于 2026-03-13 09:02:30 至 09:04:00 在「SPD」内以最高 47.5 km/h 行驶，超过限速 40 km/h 至少 1 分钟");
    }

    /** Times by hand from the file: who leaves at 09:20:00 makes room, the others are still there. */
    @Test
    void aCrowdNamesEverybodyWhoWasThere() {
        JsonNode json = only("capacity-fifth");
        assertThat(json.path("maxVehicles").asInt()).isEqualTo(4);
        assertThat(json.path("inside").findValuesAsText("plate"))
                .containsExactly("津CX0201", "津CX0202", "津CX0203", "津CX0204", "津CX0205");
        assertThat(json.at("/inside/0/from").asText()).isEqualTo("2026-03-10T09:00:00+08:00");
        assertThat(json.at("/inside/0/to").asText()).isEqualTo("2026-03-10T09:20:00+08:00");
        assertThat(json.at("/inside/4/from").asText()).isEqualTo("2026-03-10T09:10:00+08:00");
        assertThat(json.at("/inside/4/to").isNull()).isTrue();
        assertThat(json.at("/sentence/en").asText())
                .startsWith(
                        "津CX0205 was one too many in SA at 2026-03-10 09:10:00, where 4 vehicles may be, and there were"
                                + " too many until 09:20:00 (rule R). It was certain at 09:11:00. Inside were 津CX0201 from"
                                + " 09:00:00 to 09:20:00, 津CX0202 from 09:01:00 on,");
        assertThat(json.at("/sentence/zh").asText())
                .startsWith("津CX0205于 2026-03-10 09:10:00 驶入「SA」，使区内车辆超过核定的 4 辆，超出状态持续至 09:20:00（规则 R）。");
    }

    private static void tells(String scenario, String deed) {
        assertThat(only(scenario).at("/sentence/en").asText()).contains(" " + deed);
    }

    private static String because(String scenario) {
        return only(scenario).at("/permits/0/because").asText();
    }

    private static List<String> column(JsonNode json, String name) {
        return json.path("fixes").findValuesAsText(name);
    }

    private static JsonNode only(String scenario) {
        Replay replay = Replay.of(scenario);
        assertThat(replay.violations()).hasSize(1);
        return replay.explain(replay.violations().getFirst())
                .map(ExplanationJson::write)
                .orElseThrow();
    }
}
