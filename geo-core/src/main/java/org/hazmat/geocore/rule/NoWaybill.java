package org.hazmat.geocore.rule;

import java.util.List;

/**
 * Moving without a waybill in force is forbidden (无运单运输, rules.md 19).
 *
 * @param exceptZones where it may
 * @param restSeconds a rest this long ends the trip
 */
public record NoWaybill(Terms terms, List<String> exceptZones, int restSeconds) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.NO_WAYBILL;
    }

    @Override
    public List<String> zoneIds() {
        return exceptZones;
    }

    @Override
    public List<String> judgedZones() {
        return List.of();
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        if (sight.waybill() != null) {
            return Look.EXEMPT;
        }
        return Look.breach(sight.moving() && !sight.insideAny(exceptZones));
    }

    @Override
    public Hold hold() {
        return Hold.trip(restSeconds);
    }
}
