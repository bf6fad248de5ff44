package org.hazmat.geocore.rule;

import java.util.List;

/**
 * Leaving a loading site without a passed check is forbidden (未查验离场, rules.md 21).
 *
 * @param validSeconds how long a passed check holds
 */
public record LoadCheckMissing(Terms terms, List<String> zones, int validSeconds) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.LOAD_CHECK;
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
        Look where = sight.nearness(provision.zoneOrdinal());
        if (where != Look.CLEAR) {
            return Look.READY;
        }
        return sight.checked(provision.place(), validSeconds) ? Look.EXEMPT : Look.BREACH;
    }

    @Override
    public Hold hold() {
        return Hold.entry();
    }
}
