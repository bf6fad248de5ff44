package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.violation.CloseReason;

/** A waybill's time must not pass without the vehicle having moved in it (有运单无轨迹, rules.md 20). */
public record WaybillWithoutTrack(Terms terms) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.WAYBILL_WITHOUT_TRACK;
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
        return Look.breach(sight.unusedWaybill() != null);
    }

    @Override
    public Hold hold() {
        return Hold.once(CloseReason.WINDOW_END);
    }

    /** It is dated from the waybill. */
    @Override
    public Instant since(Sight sight) {
        Waybill unused = sight.unusedWaybill();
        return unused == null ? sight.fix().time() : unused.start();
    }
}
