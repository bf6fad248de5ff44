package org.hazmat.geocore.rule;

import java.util.List;

/** Standing still inside one of the zones for longer than the limit is forbidden (停留超时, rules.md 8). */
public record Dwell(Terms terms, List<String> zones, int limitSeconds) implements Rule {
    @Override
    public String kind() {
        return "dwell";
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }
}
