package org.hazmat.geocore.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * Going faster than the limit, inside the zones or, with none, everywhere (超速, rules.md 9). Where a zone has a posted limit, the
 * lower of the two counts.
 */
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
        Double posted = sight.postedKmh(provision.zoneOrdinal());
        double limit = posted == null ? limitKmh : Math.min(posted, limitKmh);
        return Look.breach(sight.fix().speedKmh() > limit && provision.around(sight) && !sight.insideAny(exceptZones));
    }

    @Override
    public Hold hold() {
        return Hold.sustained(sustainSeconds);
    }
}
