package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.hazmat.geocore.json.AppointmentJson;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.LoadCheckJson;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.json.VehicleJson;
import org.hazmat.geocore.json.WaybillJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/** Reads scenario files; their members are described in {@code scenarios/cases/README.md}. */
public final class ScenarioFile {
    /** Versions without a beginning are in force for every plausible fix time. */
    private static final Instant ALWAYS = Instant.EPOCH;

    private static final String PHONE_NUMBER = "013900000001";
    private static final String AUTHOR = "scenario";

    private ScenarioFile() {}

    /** Throws {@link Invalid} with a JSON pointer into the file when it cannot be used. */
    public static Scenario read(Path file) throws IOException {
        return read(JsonText.parse(Files.readString(file)));
    }

    static Scenario read(JsonNode json) {
        List<Vehicle> vehicles = vehicles(json);
        List<Version<Zone>> zones = new ArrayList<>();
        json.path("zones").properties().forEach(entry -> zones.add(zone(entry.getKey(), entry.getValue(), 1)));
        List<Version<Rule>> rules = new ArrayList<>();
        json.path("rules").forEach(node -> rules.add(rule(node, 1)));
        List<Version<Permit>> permits =
                list(json, "permits", node -> version(PermitJson.read(node), Permit::id, 1, new Validity(null, null)));
        json.path("changes").forEach(change -> addChange(change, zones, rules));
        return new Scenario(
                json.path("id").asText(),
                json.path("title").asText(),
                json,
                vehicles,
                list(json, "waybills", WaybillJson::read),
                list(json, "loadChecks", LoadCheckJson::read),
                list(json, "appointments", AppointmentJson::read),
                List.copyOf(zones),
                List.copyOf(rules),
                permits,
                holidays(json.path("holidays")),
                new FixColumns(json.path("fixColumns"), vehicles.getFirst().id()).arrivals(json.path("fixes")),
                json.path("expected"));
    }

    /** The one that the file names first, and others where it has more. */
    private static List<Vehicle> vehicles(JsonNode json) {
        List<Vehicle> vehicles = new ArrayList<>(List.of(vehicle(json.path("vehicle"))));
        json.path("otherVehicles").forEach(node -> vehicles.add(vehicle(node)));
        return List.copyOf(vehicles);
    }

    /** The register wants a phone number, the files have none. */
    private static Vehicle vehicle(JsonNode node) {
        ObjectNode registered = node.deepCopy();
        if (!registered.has("phoneNumber")) {
            registered.put("phoneNumber", PHONE_NUMBER);
        }
        return VehicleJson.read(registered);
    }

    /** A feature, or a bare geometry. */
    private static Version<Zone> zone(String id, JsonNode node, int number) {
        if (node.path("type").asText().equals("Feature")) {
            return version(ZoneJson.read(node, id), Zone::id, number, ZoneJson.validity(node));
        }
        Zone zone = new Zone(id, id, ZoneKind.RESTRICTED_AREA, ZoneJson.readShape(node), null, null, false);
        return version(zone, Zone::id, number, new Validity(null, null));
    }

    private static Version<Rule> rule(JsonNode node, int number) {
        return version(RuleJson.read(node), rule -> rule.terms().id(), number, RuleJson.validity(node));
    }

    private static <T> Version<T> version(T value, Function<T, String> id, int number, Validity validity) {
        Instant from = validity.from() == null ? ALWAYS : validity.from();
        return new Version<>(id.apply(value), number, value, from, validity.to(), AUTHOR, from);
    }

    /** A later version of a zone or a rule: {@code {"zone": id, "validFrom": time, "is": geometry}} or {@code {"rule": {…}}}. */
    private static void addChange(JsonNode change, List<Version<Zone>> zones, List<Version<Rule>> rules) {
        if (change.has("rule")) {
            Version<Rule> read = rule(change.path("rule"), 1);
            rules.add(rule(change.path("rule"), next(rules, read.id())));
            return;
        }
        String id = change.path("zone").asText();
        Version<Zone> read = zone(id, change.path("is"), next(zones, id));
        Instant from = time(change.path("validFrom"), "/changes");
        zones.add(new Version<>(id, read.number(), read.value(), from, null, AUTHOR, from));
    }

    private static <T> int next(List<Version<T>> versions, String id) {
        return 1 + (int) versions.stream().filter(v -> v.id().equals(id)).count();
    }

    private static Holidays holidays(JsonNode days) {
        Set<LocalDate> set = new HashSet<>();
        days.forEach(day -> set.add(LocalDate.parse(day.asText())));
        return new Holidays(set);
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> read) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(read)
                .toList();
    }

    static Instant time(@Nullable JsonNode node, String pointer) {
        try {
            return OffsetDateTime.parse(node == null ? "" : node.asText()).toInstant();
        } catch (DateTimeException e) {
            throw new Invalid(pointer, "a time with an offset belongs here, not " + node);
        }
    }
}
