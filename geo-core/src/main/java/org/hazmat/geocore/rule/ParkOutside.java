package org.hazmat.geocore.rule;

import java.util.List;

/** Standing still for longer than the limit is allowed only inside the zones named (违规停放, rules.md 8). */
public record ParkOutside(Terms terms, List<String> allowedZones, int limitSeconds) implements Rule {
    /** The word in JSON. */
    public static final String KIND = "park-outside";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> zoneIds() {
        return allowedZones;
    }
}
