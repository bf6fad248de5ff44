package org.hazmat.geocore.rule;

import java.util.List;
import org.hazmat.geocore.violation.CloseReason;

/**
 * A vehicle that heads for one of the zones is not heard any more, or its terminal loses power or antenna (驶近失联, rules.md 27).
 *
 * @param limitSeconds not being heard for longer than this counts
 * @param preAlertMinutes entering within that time, did it go straight on, is heading for a zone
 */
public record GoneSilent(Terms terms, List<String> zones, int limitSeconds, int preAlertMinutes) implements Rule {
    /** JT/T 808 table 18: the antenna is not connected or cut (bit 5), the main power is lost (bit 8). */
    private static final int TAMPERED = 1 << 5 | 1 << 8;

    @Override
    public RuleKind kind() {
        return RuleKind.SILENCE;
    }

    @Override
    public List<String> zoneIds() {
        return zones;
    }

    @Override
    public List<String> judgedZones() {
        return zones;
    }

    /** Nothing is wrong yet with a vehicle that is heard: from such a fix on it can be. */
    @Override
    public Look look(Provision provision, Sight sight) {
        if (!sight.headsFor(provision.zoneOrdinal(), preAlertMinutes)) {
            return Look.CLEAR;
        }
        return (sight.fix().alarm() & TAMPERED) == 0 ? Look.READY : Look.BREACH;
    }

    @Override
    public Hold hold() {
        return Hold.once(CloseReason.EXIT);
    }
}
