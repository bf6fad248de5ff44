package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.rule.Capacity;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Versioned;

/** Editing rules. */
final class RuleEdit implements Edit<Rule> {
    private final Versioned<Zone> zones;
    private final InstantSource clock;

    RuleEdit(Versioned<Zone> zones, InstantSource clock) {
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public String noun() {
        return "rule";
    }

    @Override
    public Draft<Rule> read(JsonNode body, Request request) {
        Rule rule = RuleJson.read(body, request.path("id"));
        RuleJson.requireZones(rule, id -> zones.find(id).isPresent());
        if (rule instanceof Capacity capacity) {
            requireNumber(capacity);
        }
        return Past.checked(rule, RuleJson.validity(body), clock.instant(), request.who());
    }

    /** Where nobody says how many vehicles may be there, nothing would ever be found. */
    private void requireNumber(Capacity capacity) {
        for (String id : capacity.zones()) {
            Zone zone = zones.find(id).flatMap(Version::find).orElse(null);
            if (capacity.maxVehiclesIn(zone) == null) {
                throw new Invalid(
                        "/maxVehicles", "neither the rule nor zone \"" + id + "\" says how many vehicles it may hold");
            }
        }
    }

    @Override
    public JsonNode write(Version<Rule> version, Rule rule) {
        return RuleJson.write(rule, new Validity(version.validFrom(), version.validTo()));
    }
}
