package org.hazmat.geocore.rule;

import java.util.List;
import java.util.stream.Stream;

/** Going faster than the limit, inside the zones or, with none, everywhere (超速, rules.md 9). */
public record Speed(Terms terms, List<String> zones, List<String> exceptZones, double limitKmh, int sustainSeconds)
        implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.SPEED;
    }

    @Override
    public List<String> zoneIds() {
        return Stream.concat(zones.stream(), exceptZones.stream()).toList();
    }

    @Override
    public List<String> judgedZones() {
        return zones;
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        return Look.breach(
                sight.fix().speedKmh() > limitKmh && provision.around(sight) && !sight.insideAny(exceptZones));
    }

    @Override
    public Hold hold() {
        return Hold.sustained(sustainSeconds);
    }
}
