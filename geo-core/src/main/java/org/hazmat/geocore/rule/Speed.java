package org.hazmat.geocore.rule;

import java.util.List;
import java.util.stream.Stream;

/** Going faster than the limit, inside the zones or, with none, everywhere (超速, rules.md 9). */
public record Speed(Terms terms, List<String> zones, List<String> exceptZones, double limitKmh, int sustainSeconds)
        implements Rule {
    /** The word in JSON. */
    public static final String KIND = "speed";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> zoneIds() {
        return Stream.concat(zones.stream(), exceptZones.stream()).toList();
    }
}
