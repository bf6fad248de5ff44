package org.hazmat.geocore.rule;

import java.util.List;

/** Being inside a chemical park without an appointment is forbidden (未预约入园, rules.md 22). */
public record ParkEntry(Terms terms, List<String> zones) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.PARK_ENTRY;
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }

    @Override
    public List<String> judgedZones() {
        return zones;
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        return sight.appointed(provision.place()) ? Look.EXEMPT : sight.nearness(provision.zoneOrdinal());
    }

    @Override
    public Hold hold() {
        return Hold.entry();
    }
}
