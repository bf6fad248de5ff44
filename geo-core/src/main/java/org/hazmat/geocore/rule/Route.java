package org.hazmat.geocore.rule;

import java.util.List;
import org.hazmat.geocore.model.Waybill;

/**
 * Leaving the approved corridors is forbidden (偏离路线, rules.md 17). A waybill that names its own overrules those of the rule.
 *
 * @param always also without a waybill in force
 */
public record Route(Terms terms, List<String> zones, boolean always) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.ROUTE;
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }

    @Override
    public List<String> judgedZones() {
        return List.of();
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        Waybill waybill = sight.waybill();
        if (waybill == null && !always) {
            return Look.SHUT;
        }
        return sight.farness(approved(sight));
    }

    /** Ids of the corridors that may be used at the fix. */
    public List<String> approved(Sight sight) {
        Waybill waybill = sight.waybill();
        return waybill == null || waybill.route().isEmpty() ? zones : waybill.route();
    }

    @Override
    public Hold hold() {
        return Hold.entry();
    }
}
