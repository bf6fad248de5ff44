package org.hazmat.geocore.rule;

import java.util.List;
import org.hazmat.geocore.model.Waybill;

/**
 * Moving by a waybill whose cargo the vehicle's licence does not cover is forbidden (超范围运输, rules.md 24).
 *
 * @param restSeconds a rest this long ends the trip
 */
public record CargoLicence(Terms terms, int restSeconds) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.CARGO_LICENCE;
    }

    @Override
    public List<String> zoneIds() {
        return List.of();
    }

    @Override
    public List<String> judgedZones() {
        return List.of();
    }

    @Override
    public Look look(Provision provision, Sight sight) {
        Waybill waybill = sight.waybill();
        if (waybill == null) {
            return Look.SHUT;
        }
        return sight.licensedFor(waybill) ? Look.EXEMPT : Look.breach(sight.moving());
    }

    @Override
    public Hold hold() {
        return Hold.untilRest(Hold.Span.atLeast(0), restSeconds);
    }
}
