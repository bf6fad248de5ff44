package org.hazmat.geocore.rule;

import java.util.List;

/** Being inside one of the zones is forbidden (禁止驶入, rules.md 4 to 6). */
public record NoEntry(Terms terms, List<String> zones) implements Rule {
    /** The word in JSON. */
    public static final String KIND = "no-entry";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }
}
