package org.hazmat.geocore.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.hazmat.geocore.model.CargoState;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.violation.CloseReason;
import org.hazmat.geocore.violation.Observation;
import org.hazmat.geocore.violation.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as in contract.md 3 and 4 is read as it was, and written again alike. */
class RoundTripTest {
    private static final Instant START = Instant.parse("2026-03-10T01:01:40Z");

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"type":"Feature","id":"CORE","geometry":{"type":"Polygon","coordinates":[[[117.64,39.01],[117.69,39.01],\
                [117.69,39.04],[117.64,39.01]]]},"properties":{"name":"核心区","kind":"restricted-area","hcaClass":null,\
                "capacity":null,"limitKmh":null,"sample":false,"validFrom":null,"validTo":null}}""", """
                {"type":"Feature","id":"H","geometry":{"type":"MultiPolygon","coordinates":[[[[117.0,39.0],[117.1,39.0],\
                [117.1,39.1],[117.0,39.0]]],[[[118.0,39.0],[118.1,39.0],[118.1,39.1],[118.0,39.0]]]]},"properties":\
                {"name":"H","kind":"pipeline-hca","hcaClass":3,"capacity":null,"limitKmh":null,"sample":true,"validFrom":null,"validTo":null}}""", """
                {"type":"Feature","id":"S11","geometry":{"type":"LineString","coordinates":[[117.0,39.0],[117.1,39.0]]},\
                "properties":{"name":"S11","kind":"restricted-road","halfWidthMetres":25.5,"hcaClass":null,"capacity":null,"limitKmh":null,\
                "sample":false,"validFrom":null,"validTo":null}}""", """
                {"type":"Feature","id":"LOT","geometry":{"type":"Point","coordinates":[117.0,39.0]},"properties":\
                {"name":"LOT","kind":"parking-lot","radiusMetres":80.0,"hcaClass":null,"capacity":40,"limitKmh":30.0,"sample":false,\
                "validFrom":null,"validTo":null}}"""})
    void zones(String text) {
        isKept(text, node -> ZoneJson.write(ZoneJson.read(node)));
    }

    @Test
    void aZoneKeepsItsValidity() {
        JsonNode node = JsonText.parse("""
                {"type":"Feature","id":"LOT","geometry":{"type":"Point","coordinates":[117.0,39.0]},"properties":\
                {"name":"LOT","kind":"parking-lot","radiusMetres":80.0,"hcaClass":null,"capacity":40,"limitKmh":null,"sample":false,\
                "validFrom":"2026-03-10T09:00:00+08:00","validTo":"2026-03-11T09:00:00+08:00"}}""");
        assertThat(ZoneJson.write(ZoneJson.read(node), ZoneJson.validity(node))).hasToString(node.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"R\",\"kind\":\"no-entry\",\"zones\":[\"A\",\"B\"],\"preAlertMinutes\":5,\"preAlertText\":true,",
                "{\"id\":\"R\",\"kind\":\"dwell\",\"zones\":[\"A\"],\"limitSeconds\":600,",
                "{\"id\":\"R\",\"kind\":\"park-outside\",\"allowedZones\":[\"A\"],\"limitSeconds\":1200,",
                "{\"id\":\"R\",\"kind\":\"speed\",\"zones\":[],\"exceptZones\":[\"A\"],\"limitKmh\":40.0,\"sustainSeconds\":60,",
                "{\"id\":\"R\",\"kind\":\"fatigue\",\"driveSeconds\":14400,\"restSeconds\":1200,",
                "{\"id\":\"R\",\"kind\":\"route\",\"zones\":[\"A\"],\"during\":\"always\",",
                "{\"id\":\"R\",\"kind\":\"unfit-running\",\"papers\":[\"tank-inspection\"],\"restSeconds\":1200,",
                "{\"id\":\"R\",\"kind\":\"no-waybill\",\"exceptZones\":[\"A\"],\"restSeconds\":600,",
                "{\"id\":\"R\",\"kind\":\"waybill-without-track\",",
                "{\"id\":\"R\",\"kind\":\"load-check\",\"zones\":[\"A\"],\"validSeconds\":3600,",
                "{\"id\":\"R\",\"kind\":\"park-entry\",\"zones\":[\"A\"],",
                "{\"id\":\"R\",\"kind\":\"escort\",\"restSeconds\":1200,",
                "{\"id\":\"R\",\"kind\":\"cargo-licence\",\"restSeconds\":1200,",
                "{\"id\":\"R\",\"kind\":\"silence\",\"zones\":[\"Z\"],\"limitSeconds\":600,\"preAlertMinutes\":3,",
                "{\"id\":\"R\",\"kind\":\"capacity\",\"zones\":[\"Z\"],\"maxVehicles\":4,",
                "{\"id\":\"R\",\"kind\":\"capacity\",\"zones\":[\"Z\"],\"maxVehicles\":null,",
                "{\"id\":\"R\",\"kind\":\"terminal-alarm\",\"alarmBits\":[0,31],"
            })
    void rules(String kind) {
        isKept(kind + """
                        "when":"22:00-06:00","permits":"ignored","exemptCargo":["empty-cleaned"],"state":"published",\
                        "severity":"major","authority":"police","coHandler":"market-regulation","legalBasis":null,"sample":false,\
                        "validFrom":"2026-03-10T09:00:00+08:00","validTo":null}""", node -> RuleJson.write(RuleJson.read(node), RuleJson.validity(node)));
    }

    @Test
    void aLegalBasisIsATextOrHasDays() {
        isKept("{\"legalBasis\":\"条例 第49条\"}", RoundTripTest::basisOfARule);
        isKept(
                "{\"legalBasis\":{\"law\":\"条例\",\"article\":\"第49条\",\"validFrom\":\"2020-01-01\",\"validTo\":null}}",
                RoundTripTest::basisOfARule);
    }

    private static JsonNode basisOfARule(JsonNode basis) {
        ObjectNode rule = basis.deepCopy();
        rule.put("id", "F").put("kind", "fatigue");
        return JsonText.object()
                .set("legalBasis", RuleJson.write(RuleJson.read(rule)).get("legalBasis"));
    }

    @Test
    void aRuleNeedsOnlyWhatItsKindNeeds() {
        JsonNode rule = RuleJson.write(RuleJson.read(JsonText.parse("{\"id\":\"F\",\"kind\":\"fatigue\"}")));
        assertThat(rule.path("driveSeconds").intValue()).isEqualTo(14_400);
        assertThat(rule.path("restSeconds").intValue()).isEqualTo(1200);
        assertThat(rule.path("when").textValue()).isEqualTo("24/7");
        assertThat(rule.path("permits").textValue()).isEqualTo("honoured");
        assertThat(rule.path("state").textValue()).isEqualTo("published");
    }

    @Test
    void permits() {
        isKept("""
                {"id":"P","plate":"津A12345:1","validFrom":"2026-10-01","validTo":"2026-10-31","when":"06:00-20:00",\
                "zones":["S11"],"cargo":["1203","loaded"]}""", node -> PermitJson.write(PermitJson.read(node)));
    }

    @Test
    void vehicles() {
        isKept("""
                {"plate":"津A12345","plateColor":2,"phoneNumber":"013912345678","operator":"样例运输","type":"tanker",\
                "unNumber":"1203","cargoState":"empty-uncleaned","transportLicence":{"number":"120116001234",\
                "validTo":"2027-01-31","scope":["1203","2"]},"tankInspection":{"validTo":"2026-12-31"},\
                "annualReview":{"validTo":"2026-11-30"},"sample":true}""", node -> VehicleJson.write(VehicleJson.read(node)));
        JsonNode least = JsonText.parse("{\"phoneNumber\":\"139\"}");
        assertThat(VehicleJson.read(least, VehicleId.parse("津A1:4")).cargoState())
                .isEqualTo(CargoState.LOADED);
    }

    @Test
    void waybills() {
        isKept("""
                {"id":"W","plate":"津A12345","unNumber":"1203","cargoState":"loaded","massKg":21500.5,"from":"A","to":"B",\
                "start":"2026-03-10T09:00:00+08:00","end":"2026-03-10T19:00:00+08:00",\
                "hazardClass":"3","escorts":1,"route":["S11"]}""", node -> WaybillJson.write(WaybillJson.read(node)));
    }

    @Test
    void loadChecksAndAppointments() {
        isKept("""
                {"id":"K","plate":"津A12345","zone":"LOAD","time":"2026-03-10T09:00:00+08:00","passed":false}""", node -> LoadCheckJson.write(LoadCheckJson.read(node)));
        isKept("""
                {"id":"A","plate":"津A12345","zone":"PARK","from":"2026-03-10T09:00:00+08:00",\
                "to":"2026-03-10T19:00:00+08:00"}""", node -> AppointmentJson.write(AppointmentJson.read(node)));
    }

    @Test
    void violations() {
        Violation open = violation(null, null, null);
        assertThat(ViolationJson.read(ViolationJson.write(open))).isEqualTo(open);
        Violation closed = violation("Z", START.plusSeconds(60), CloseReason.WINDOW_END);
        assertThat(ViolationJson.read(ViolationJson.write(closed))).isEqualTo(closed);
        assertThat(ViolationJson.write(closed).toString()).isEqualTo("""
                        {"id":"00ff","rule":"R","kind":"speed","zone":"Z","plate":"津A12345:1",\
                        "start":"2026-03-10T09:01:40+08:00","confirmedAt":"2026-03-10T09:01:50+08:00",\
                        "end":"2026-03-10T09:02:00+08:00","closedAt":"2026-03-10T09:02:40+08:00","state":"closed",\
                        "closeReason":"window-end","maxKmh":47.5,"drivingSince":"2026-03-10T08:01:40+08:00","maxVehicles":4,"late":true,\
                        "revision":2,"supersedes":["aa"],"ruleVersion":3,"zoneVersion":4,"rulebookHash":"cd",\
                        "severity":"major","authority":null,"coHandler":"transport","legalBasis":"条例 第49条","case":{"state":"new","agency":null,"history":[]},\
                        "position":{"lon":117.64,"lat":39.01}}""");
    }

    @Test
    void observations() {
        VehicleId vehicle = VehicleId.parse("津A12345");
        List<Observation> all = List.of(
                new Observation.Touch(vehicle, "R", "Z", START),
                new Observation.PreAlert(vehicle, "R", "Z", START),
                new Observation.InferredCrossing(vehicle, "R", "Z", START, START.plusSeconds(20)),
                new Observation.OfflineDisplacement(vehicle, START, START.plusSeconds(900), 15_567));
        for (Observation observation : all) {
            assertThat(ObservationJson.read(ObservationJson.write(observation))).isEqualTo(observation);
        }
    }

    @Test
    void feedEvents() {
        FeedEventJson.FeedEvent event = new FeedEventJson.FeedEvent(
                12, "/hazmat-tracker", "violation.opened", START, violation("Z", null, null));
        JsonNode node = FeedEventJson.write(event);
        assertThat(FeedEventJson.read(node)).isEqualTo(event);
        assertThat(node.path("specversion").textValue()).isEqualTo("1.0");
        assertThat(node.path("id").textValue()).isEqualTo("00ff-2-violation.opened");
        assertThat(node.path("subject").textValue()).isEqualTo("津A12345:1");
        assertThat(node.path("sequence").textValue()).isEqualTo("12");
    }

    private static void isKept(String text, Function<JsonNode, JsonNode> readAndWrite) {
        assertThat(readAndWrite.apply(JsonText.parse(text)).toString()).isEqualTo(text);
    }

    private static Violation violation(
            @Nullable String zone, @Nullable Instant closedAt, @Nullable CloseReason reason) {
        return new Violation(
                "00ff",
                VehicleId.parse("津A12345:1"),
                "R",
                "speed",
                zone,
                START,
                new Position(117_640_000, 39_010_000),
                START.plusSeconds(10),
                START.plusSeconds(20),
                closedAt,
                reason,
                zone == null ? null : 47.5,
                zone == null ? null : START.minusSeconds(3600),
                zone == null ? null : 4,
                true,
                2,
                List.of("aa"),
                3,
                zone == null ? null : 4,
                "cd",
                "major",
                null,
                "transport",
                zone == null ? null : "条例 第49条");
    }
}
