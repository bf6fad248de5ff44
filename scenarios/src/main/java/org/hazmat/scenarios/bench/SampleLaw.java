package org.hazmat.scenarios.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.geocore.json.JsonText;
import org.hazmat.geocore.json.RuleJson;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Rulebook;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Zone;

/** Rules for a made-up district: one zone in ten is closed at certain hours, others limit standing. */
final class SampleLaw {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private SampleLaw() {}

    /**
     * @param hours of the bans
     * @param limitKmh everywhere
     */
    static Rulebook rulebook(List<Version<Zone>> zones, String hours, int limitKmh) {
        return Rulebook.of(zones, rules(zones, hours, limitKmh), List.of(), Holidays.NONE);
    }

    static List<Version<Zone>> versions(List<Zone> zones) {
        return zones.stream().map(zone -> version(zone, 1, MADE)).toList();
    }

    static Version<Zone> version(Zone zone, int number, Instant madeAt) {
        return new Version<>(zone.id(), number, zone, madeAt, null, "bench", madeAt);
    }

    static List<Version<Rule>> rules(List<Version<Zone>> zones, String hours, int limitKmh) {
        String bans = ids(zones, 10, 0);
        String dwells = ids(zones, 10, 1);
        String lots = ids(zones, 100, 3);
        List<Version<Rule>> rules = new ArrayList<>();
        for (String json : List.of(
                "{'id':'BAN','kind':'no-entry','zones':[%s],'when':'%s'}".formatted(bans, hours),
                "{'id':'SPEED','kind':'speed','zones':[],'limitKmh':%d}".formatted(limitKmh),
                "{'id':'DWELL','kind':'dwell','zones':[%s],'limitSeconds':1200}".formatted(dwells),
                "{'id':'PARK','kind':'park-outside','allowedZones':[%s],'limitSeconds':1200}".formatted(lots))) {
            Rule rule = RuleJson.read(JsonText.parse(json.replace('\'', '"')));
            rules.add(new Version<>(rule.terms().id(), 1, rule, MADE, null, "bench", MADE));
        }
        return rules;
    }

    private static String ids(List<Version<Zone>> zones, int every, int from) {
        StringBuilder ids = new StringBuilder();
        for (int i = from; i < zones.size(); i += every) {
            ids.append(ids.isEmpty() ? "'" : ",'").append(zones.get(i).id()).append('\'');
        }
        return ids.toString();
    }
}
