package org.hazmat.geocore.rule;

import java.util.List;
import org.hazmat.geocore.model.Waybill;

/**
 * Moving by a waybill that shows no escort is forbidden (无押运员, rules.md 23).
 *
 * @param restSeconds a rest this long ends the trip
 */
public record Escort(Terms terms, int restSeconds) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.ESCORT;
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
        Integer escorts = waybill.escorts();
        return escorts == null || escorts > 0 ? Look.EXEMPT : Look.breach(sight.moving());
    }

    @Override
    public Hold hold() {
        return Hold.untilRest(Hold.Span.atLeast(0), restSeconds);
    }
}
