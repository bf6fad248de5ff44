package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.Comparator;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Waybill;
import org.jspecify.annotations.Nullable;

/**
 * What was before a fix (行迹).
 *
 * @param before the accepted fix before it
 * @param movedAt fix time of the last moving one
 */
record Trail(@Nullable Fix before, @Nullable Instant movedAt) {
    /** The first to begin of the waybills that ended since the fix before, and in whose time the vehicle never moved. */
    @Nullable
    Waybill unusedWaybill(Subject subject, Fix fix) {
        if (before == null) {
            return null;
        }
        return subject.register().waybillsEnded(subject.vehicle(), before.time(), fix.time()).stream()
                .filter(waybill -> movedAt == null || movedAt.isBefore(waybill.start()))
                .min(Comparator.comparing(Waybill::start))
                .orElse(null);
    }
}
