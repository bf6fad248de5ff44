package org.hazmat.scenarios.player;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hazmat.geocore.json.AppointmentJson;
import org.hazmat.geocore.json.LoadCheckJson;
import org.hazmat.geocore.json.PermitJson;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.json.WaybillJson;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.model.Appointment;
import org.hazmat.geocore.model.LoadCheck;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Zone;
import org.jspecify.annotations.Nullable;

/** A scenario's names, made new for one run on a server that has others, and turned back in what came of it. */
final class FreshNames {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TAG_LENGTH = 6;
    private static final int RADIX = 36;
    private static final List<String> ZONE_LISTS = List.of("zones", "allowedZones", "exceptZones");

    private final String tag;
    private final Map<VehicleId, Vehicle> vehicles = new TreeMap<>();
    private final Vehicle first;
    private final Map<String, String> originals = new HashMap<>();

    private FreshNames(Scenario scenario) {
        StringBuilder random = new StringBuilder();
        while (random.length() < TAG_LENGTH) {
            random.append(Character.forDigit(RANDOM.nextInt(RADIX), RADIX));
        }
        tag = random.toString();
        scenario.vehicles().stream().sorted(Comparator.comparing(Vehicle::id)).forEach(this::rename);
        first = vehicle(scenario.vehicle().id());
    }

    /** Several keep the order of their plates, which decides who was one too many (rules.md 28). */
    private void rename(Vehicle original) {
        String letters = tag.substring(1) + Character.forDigit(vehicles.size(), RADIX);
        Vehicle fresh = renamed(original, letters.toUpperCase(Locale.ROOT));
        vehicles.put(original.id(), fresh);
        originals.put(fresh.id().toString(), original.id().toString());
        originals.put(fresh.id().plate(), original.id().plate());
    }

    static FreshNames of(Scenario scenario) {
        return new FreshNames(scenario);
    }

    private static Vehicle renamed(Vehicle from, String letters) {
        String phoneNumber = "14%09d".formatted(RANDOM.nextInt(1_000_000_000));
        return from.renamed(new VehicleId("津" + letters, from.id().plateColor()), phoneNumber);
    }

    /** The only vehicle, or the first. */
    Vehicle vehicle() {
        return first;
    }

    Collection<Vehicle> vehicles() {
        return vehicles.values();
    }

    /** The vehicle that plays this one of the file. */
    Vehicle vehicle(VehicleId original) {
        return Objects.requireNonNull(vehicles.get(original), () -> "the file has no vehicle " + original);
    }

    /** The name that a zone, rule, permit or waybill has in this run. */
    String of(String id) {
        String fresh = id + "-" + tag;
        originals.put(fresh, id);
        return fresh;
    }

    JsonNode zone(Version<Zone> version, Zone zone) {
        ObjectNode feature = ZoneJson.write(zone, new Validity(version.validFrom(), version.validTo()));
        feature.put("id", of(zone.id()));
        return withoutNulls(feature);
    }

    /** @param until fix times from there on are somebody else's, and are not to be judged by the scenario's rule */
    JsonNode rule(Version<Rule> version, Rule rule, Instant until) {
        Instant to = version.validTo() == null ? until : version.validTo();
        ObjectNode node = RuleJson.write(rule, new Validity(version.validFrom(), to));
        node.put("id", of(rule.terms().id()));
        ZONE_LISTS.forEach(name -> renameAll(node.get(name)));
        return withoutNulls(node);
    }

    JsonNode permit(Permit permit) {
        ObjectNode node = PermitJson.write(permit);
        node.put("id", of(permit.id()));
        node.put("plate", plate(permit.vehicle()));
        renameAll(node.get("zones"));
        return withoutNulls(node);
    }

    JsonNode waybill(Waybill waybill) {
        ObjectNode node = WaybillJson.write(waybill);
        node.put("id", of(waybill.id()));
        node.put("plate", plate(waybill.vehicle()));
        renameAll(node.get("route"));
        return withoutNulls(node);
    }

    JsonNode loadCheck(LoadCheck check) {
        return atZone(LoadCheckJson.write(check), check.id(), check.vehicle(), check.zone());
    }

    JsonNode appointment(Appointment appointment) {
        return atZone(AppointmentJson.write(appointment), appointment.id(), appointment.vehicle(), appointment.zone());
    }

    private JsonNode atZone(ObjectNode node, String id, VehicleId whose, String zone) {
        return node.put("id", of(id)).put("plate", plate(whose)).put("zone", of(zone));
    }

    private String plate(VehicleId id) {
        Vehicle fresh = vehicles.get(id);
        return (fresh == null ? id : fresh.id()).toString();
    }

    private void renameAll(@Nullable JsonNode ids) {
        if (ids instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, of(array.get(i).asText()));
            }
        }
    }

    private static JsonNode withoutNulls(ObjectNode node) {
        node.properties().removeIf(member -> member.getValue().isNull());
        node.forEach(member -> {
            if (member instanceof ObjectNode inner) {
                withoutNulls(inner);
            }
        });
        return node;
    }

    /** Whether a finding is one of this scenario's rules, or of no rule at all; the server has others. */
    boolean isOurs(JsonNode finding) {
        JsonNode rule = finding.path("rule");
        return !rule.isTextual() || originals.containsKey(rule.asText());
    }

    /** A violation or observation with the names of the file. */
    JsonNode original(JsonNode finding) {
        ObjectNode copy = finding.deepCopy();
        for (String name : List.of("rule", "zone", "plate")) {
            String back = originals.get(copy.path(name).asText());
            if (back != null) {
                copy.put(name, back);
            }
        }
        return copy;
    }
}
