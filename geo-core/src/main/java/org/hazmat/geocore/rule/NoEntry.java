package org.hazmat.geocore.rule;

import java.util.List;

/** Being inside one of the zones is forbidden (禁止驶入, rules.md 4 to 6). */
public record NoEntry(Terms terms, List<String> zones) implements Rule {
    @Override
    public String kind() {
        return "no-entry";
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }
}
