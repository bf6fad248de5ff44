package org.hazmat.geocore.rule;

import java.util.List;

/** Standing still inside one of the zones for longer than the limit is forbidden (停留超时, rules.md 8). */
public record Dwell(Terms terms, List<String> zones, int limitSeconds) implements Rule {
    /** The word in JSON. */
    public static final String KIND = "dwell";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }
}
