package org.hazmat.geocore.rule;

import java.util.List;

/** Standing still for longer than the limit is allowed only inside the zones named (违规停放, rules.md 8). */
public record ParkOutside(Terms terms, List<String> allowedZones, int limitSeconds) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.PARK_OUTSIDE;
    }

    @Override
    public List<String> zoneIds() {
        return allowedZones;
    }

    @Override
    public List<String> judgedZones() {
        return List.of();
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        return Look.breach(sight.still() && !sight.insideAny(allowedZones));
    }

    @Override
    public Hold hold() {
        return Hold.stop(limitSeconds);
    }
}
