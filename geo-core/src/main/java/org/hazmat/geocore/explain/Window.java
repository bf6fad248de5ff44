package org.hazmat.geocore.explain;

import java.time.Duration;
import java.time.Instant;
import org.hazmat.geocore.zone.Holidays;
import org.hazmat.geocore.zone.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * A rule's hours around a time (时段).
 *
 * @param openFrom when they opened before the time; null where that is longer ago than eight days, or they never close
 * @param openTo when they close after it, itself no longer in them; null where they never do
 */
public record Window(
        Schedule when, @Nullable Instant openFrom, @Nullable Instant openTo) {
    /** Longer than a week of daily hours. */
    private static final Duration LOOK_BACK = Duration.ofDays(8);

    static Window around(Schedule when, Holidays holidays, Instant time) {
        Instant openFrom = null;
        Instant change = when.nextChange(time.minus(LOOK_BACK), holidays).orElse(null);
        while (change != null && !change.isAfter(time)) {
            openFrom = change;
            change = when.nextChange(change, holidays).orElse(null);
        }
        return new Window(when, openFrom, change);
    }

    /** Whether they ever close. */
    public boolean limited() {
        return !when.equals(Schedule.ALWAYS);
    }
}
