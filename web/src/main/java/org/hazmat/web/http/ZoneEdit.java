package org.hazmat.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.json.ZoneJson;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Versioned;

/** Editing zones. */
final class ZoneEdit implements Edit<Zone> {
    private static final int PAGE = 1000;

    private final Versioned<Rule> rules;
    private final InstantSource clock;

    ZoneEdit(Versioned<Rule> rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String noun() {
        return "zone";
    }

    @Override
    public Draft<Zone> read(JsonNode body, Request request) {
        Zone zone = ZoneJson.read(body, request.path("id"));
        return Past.checked(zone, ZoneJson.validity(body), clock.instant(), request.who());
    }

    @Override
    public JsonNode write(Version<Zone> version, Zone zone) {
        return ZoneJson.write(zone, new Validity(version.validFrom(), version.validTo()));
    }

    @Override
    public void beforeDelete(String id) {
        String cursor = null;
        do {
            Page<Version<Rule>> page = rules.list(new Page.Ask(PAGE, cursor));
            for (Version<Rule> version : page.items()) {
                version.find().filter(rule -> needs(rule, id)).ifPresent(rule -> {
                    throw Problem.of(
                            409,
                            "zone \"" + id + "\" is used by rule \""
                                    + rule.terms().id() + "\"; change or delete that rule first");
                });
            }
            cursor = page.next();
        } while (cursor != null);
    }

    private static boolean needs(Rule rule, String zone) {
        return !rule.terms().draft() && rule.zoneIds().contains(zone);
    }
}
