package org.hazmat.scenarios.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.json.WaybillJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Register;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.track.Change;
import org.hazmat.geocore.track.Step;
import org.hazmat.geocore.track.Tolerances;
import org.hazmat.geocore.track.Track;
import org.hazmat.geocore.track.Tracker;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.ShapeCheck;
import org.hazmat.geocore.zone.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample data is sound, and each sample route breaks the rule that it says, and no other. */
class SampleDistrictTest {
    /** A Friday evening that is no holiday; by its end, S11 has been closed for 45 minutes. */
    private static final Instant EVENING = Instant.parse("2026-11-20T21:45:00+08:00");

    private static final int SECONDS = 3 * 3_600;
    private static final int INTERVAL = 15;

    private static final List<Zone> ZONES = items("zones.geojson", ZoneJson::read);
    private static final List<Rule> RULES = items("rules.json", RuleJson::read);
    private static final List<Permit> PERMITS = items("permits.json", PermitJson::read);
    /** 津AX0128: its tank inspection ran out on 2026-03-09. */
    private static final int WITH_EXPIRED_TANK = 27;

    private static final List<Vehicle> VEHICLES = items("vehicles.json", VehicleJson::read);
    private static final List<Waybill> WAYBILLS = items("waybills.json", WaybillJson::read);
    private static final Rulebook RULEBOOK = Rulebook.of(
            versions(ZONES, Zone::id),
            versions(RULES, rule -> rule.terms().id()),
            versions(PERMITS, Permit::id),
            new Holidays(holidays()));

    @Test
    void everyZoneIsSoundAndMarkedAsSample() {
        assertThat(ZONES).hasSize(31).allMatch(Zone::sample);
        assertThat(ZONES)
                .allSatisfy(zone -> assertThat(ShapeCheck.problem(zone.shape())).isEmpty());
        assertThat(ZONES.stream().map(Zone::id)).doesNotHaveDuplicates();
        assertThat(ZONES.stream().map(Zone::hcaClass)).contains(1, 2, 3);
    }

    @Test
    void everyRuleSaysWhoIsCompetentAndWhyAndNamesZonesThatExist() {
        Set<String> ids = new HashSet<>(ZONES.stream().map(Zone::id).toList());
        assertThat(RULES).hasSize(26).allSatisfy(rule -> {
            RuleJson.requireZones(rule, ids::contains);
            assertThat(rule.terms().authority()).isIn("police", "transport", "emergency");
            assertThat(rule.terms().severity()).isIn("critical", "major", "minor");
            assertThat(rule.terms().legalBasis())
                    .satisfies(basis -> assertThat(basis.text()).isNotBlank());
            assertThat(rule.terms().sample()).isTrue();
        });
        PERMITS.forEach(permit -> PermitJson.requireZones(permit, ids::contains));
    }

    @Test
    void theRegisterIsInventedAndWithoutDoubles() {
        assertThat(VEHICLES).hasSize(40).allMatch(Vehicle::sample);
        assertThat(VEHICLES.stream().map(Vehicle::id)).doesNotHaveDuplicates();
        assertThat(VEHICLES.stream().map(Vehicle::phoneKey)).doesNotHaveDuplicates();
        assertThat(VEHICLES.stream().map(Vehicle::operator).distinct()).hasSize(6);
        assertThat(VEHICLES).allSatisfy(vehicle -> {
            assertThat(vehicle.id().plate()).startsWith("津AX01");
            assertThat(vehicle.phoneNumber()).startsWith("0139000001");
            assertThat(vehicle.unNumber()).isIn(unNumbers());
        });
        Register register = Register.of(VEHICLES, WAYBILLS);
        assertThat(WAYBILLS)
                .allMatch(waybill -> register.find(waybill.vehicle()).isPresent());
        assertThat(PERMITS).allMatch(permit -> register.find(permit.vehicle()).isPresent());
    }

    @Test
    void holidaysAreThoseOfTheNotices() {
        assertThat(holidays())
                .contains(LocalDate.of(2024, 10, 7), LocalDate.of(2025, 10, 8), LocalDate.of(2026, 2, 15))
                .doesNotContain(LocalDate.of(2024, 10, 8), LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 24))
                .hasSize(28 + 28 + 33 + 13);
    }

    @ParameterizedTest(name = "{0} with vehicle {1}")
    @MethodSource("vehiclesOnRoutes")
    void aRouteBreaksWhatItSays(String route, int vehicle, String breaks) {
        Set<String> expected = new TreeSet<>(breaks.isEmpty() ? Set.of() : Set.of(breaks));
        if (vehicle == WITH_EXPIRED_TANK) {
            expected.add("R-UNFIT");
        }
        assertThat(rulesBroken(vehicle)).isEqualTo(expected);
    }

    static Stream<Arguments> vehiclesOnRoutes() {
        List<String> breaks = items("routes.geojson", SampleDistrictTest::breaks);
        List<Route> routes = Seeds.routes();
        return IntStream.range(0, VEHICLES.size()).mapToObj(i -> {
            int route = i % routes.size();
            return Arguments.of(routes.get(route).id(), i, breaks.get(route));
        });
    }

    private static Set<String> rulesBroken(int vehicle) {
        List<Route> routes = Seeds.routes();
        Trip trip = new Trip(routes.get(vehicle % routes.size()));
        Tracker tracker = new Tracker(Tolerances.DEFAULT, RULEBOOK, Register.of(VEHICLES, WAYBILLS));
        Track track = Track.start(VEHICLES.get(vehicle).id());
        Set<String> broken = new TreeSet<>();
        for (int second = 0; second <= SECONDS; second += INTERVAL) {
            Fix fix = fix(trip.at(second), EVENING.plusSeconds(second));
            Step step = tracker.step(track, fix, fix.time());
            track = step.track();
            for (Change change : step.changes()) {
                if (change instanceof Change.Opened opened && !change.ofStay()) {
                    broken.add(opened.violation().rule());
                }
            }
        }
        return broken;
    }

    private static Fix fix(Trip.Point point, Instant time) {
        Digest digest = Digest.of((time + " " + point).getBytes(StandardCharsets.UTF_8));
        return new Fix(time, point.position(), point.speedKmh(), point.direction(), 4, 0, 3, digest);
    }

    private static String breaks(JsonNode route) {
        JsonNode properties = route.path("properties");
        assertThat(properties.path("purpose").asText())
                .startsWith(properties.path("breaks").isNull() ? "lawful" : "");
        return properties.path("breaks").isNull()
                ? ""
                : properties.path("breaks").asText();
    }

    private static <T> List<Version<T>> versions(List<T> items, Function<T, String> id) {
        Instant early = Instant.parse("2020-01-01T00:00:00+08:00");
        BiFunction<T, String, Version<T>> first =
                (item, name) -> new Version<>(name, 1, item, early, null, "seed", early);
        return items.stream().map(item -> first.apply(item, id.apply(item))).toList();
    }

    private static Set<LocalDate> holidays() {
        Set<LocalDate> days = new TreeSet<>();
        lines("holidays.csv")
                .forEach(line -> assertThat(days.add(LocalDate.parse(line.split(",")[0])))
                        .as(line)
                        .isTrue());
        return days;
    }

    private static List<String> unNumbers() {
        return lines("un-numbers.csv").map(line -> line.split(",")[0]).toList();
    }

    private static Stream<String> lines(String name) {
        return text(name).lines().skip(1);
    }

    private static <T> List<T> items(String name, Function<JsonNode, T> read) {
        try {
            JsonNode root = new ObjectMapper().readTree(text(name));
            JsonNode items = root.isArray() ? root : root.path("features");
            return new ArrayList<>(
                    StreamSupport.stream(items.spliterator(), false).map(read).toList());
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private static String text(String name) {
        try (InputStream in = SampleDistrictTest.class.getResourceAsStream("/seeds/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
