package org.hazmat.geocore.rule;

import java.util.List;

/** Standing still inside one of the zones for longer than the limit is forbidden (停留超时, rules.md 8). */
public record Dwell(Terms terms, List<String> zones, int limitSeconds) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.DWELL;
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }

    @Override
    public List<String> judgedZones() {
        return zones;
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        return Look.breach(sight.still() && provision.around(sight));
    }

    @Override
    public Hold hold() {
        return Hold.stop(limitSeconds);
    }
}
