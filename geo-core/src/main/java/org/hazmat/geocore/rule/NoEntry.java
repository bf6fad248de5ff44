package org.hazmat.geocore.rule;

import java.util.List;

/**
 * Being inside one of the zones is forbidden (禁止驶入, rules.md 4 to 6).
 *
 * @param preAlertMinutes so long before it looks like happening, somebody is told (rules.md 26); 0: nobody
 * @param preAlertText whether the driver is told as well, by a text that the terminal reads aloud
 */
public record NoEntry(Terms terms, List<String> zones, int preAlertMinutes, boolean preAlertText) implements Rule {
    /** Without a word beforehand. */
    public NoEntry(Terms terms, List<String> zones) {
        this(terms, zones, 0, false);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.NO_ENTRY;
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
        return sight.nearness(provision.zoneOrdinal());
    }

    @Override
    public Hold hold() {
        return Hold.entry();
    }
}
