package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.json.Validity;
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
        return Past.checked(rule, RuleJson.validity(body), clock.instant(), request.who());
    }

    @Override
    public JsonNode write(Version<Rule> version, Rule rule) {
        return RuleJson.write(rule, new Validity(version.validFrom(), version.validTo()));
    }
}
