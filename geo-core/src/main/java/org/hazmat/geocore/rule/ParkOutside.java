package org.hazmat.geocore.rule;

import java.util.List;

/** Standing still for longer than the limit is allowed only inside the zones named (违规停放, rules.md 8). */
public record ParkOutside(Terms terms, List<String> allowedZones, int limitSeconds) implements Rule {
    @Override
    public String kind() {
        return "park-outside";
    }

    @Override
    public List<String> zoneIds() {
        return allowedZones;
    }
}
