package org.hazmat.geocore.rule;

import java.util.List;

/** Going faster than the limit, inside the zones or, with none, everywhere (超速, rules.md 9). */
public record Speed(Terms terms, List<String> zones, List<String> exceptZones, double limitKmh, int sustainSeconds)
        implements Rule {
    @Override
    public String kind() {
        return "speed";
    }

    @Override
    public List<String> zoneIds() {
        return java.util.stream.Stream.concat(zones.stream(), exceptZones.stream())
                .toList();
    }
}
