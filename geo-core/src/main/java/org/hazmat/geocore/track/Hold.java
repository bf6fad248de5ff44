package org.hazmat.geocore.track;

import java.time.Duration;
import org.hazmat.geocore.rule.Dwell;
import org.hazmat.geocore.rule.Fatigue;
import org.hazmat.geocore.rule.NoEntry;
import org.hazmat.geocore.rule.ParkOutside;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.rule.Speed;
import org.hazmat.geocore.violation.CloseReason;

/**
 * How long a breach must last before it counts. Fix times grow, so "a second consecutive fix" is "longer than nothing, without a break".
 *
 * @param limit a breach that lasts strictly longer is a violation
 * @param patient while it is not a violation yet, only two fixes in a row end the breach
 * @param left why a violation ends when two fixes in a row keep the rule
 */
record Hold(Duration limit, boolean patient, CloseReason left) {
    private static final Hold ENTRY = new Hold(Duration.ZERO, false, CloseReason.EXIT);

    static Hold of(Rule rule) {
        return switch (rule) {
            case NoEntry ban -> ENTRY;
            case Dwell dwell -> stop(dwell.limitSeconds());
            case ParkOutside outside -> stop(outside.limitSeconds());
            case Speed speed -> throw unjudged(speed);
            case Fatigue fatigue -> throw unjudged(fatigue);
        };
    }

    private static Hold stop(int limitSeconds) {
        return new Hold(Duration.ofSeconds(limitSeconds), true, CloseReason.MOVED);
    }

    private static IllegalArgumentException unjudged(Rule rule) {
        return new IllegalArgumentException("no fix is judged by rules of the kind " + rule.kind());
    }
}
