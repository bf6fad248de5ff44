package org.hazmat.geocore.track;

import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.jspecify.annotations.Nullable;

/**
 * A stop (停车): slow and near the first still fix. Two fixes in a row that are not end it (rules.md 8).
 *
 * @param place of the first still fix
 * @param missed the last fix, when it was not still
 */
public record Stillness(Position place, @Nullable Fix missed) {
    /** The stop that begins with a fix, if it stands. */
    static @Nullable Stillness from(Fix fix, Tolerances tolerances) {
        return fix.speedKmh() <= tolerances.stillKmh() ? new Stillness(fix.position(), null) : null;
    }

    boolean holds(Fix fix, Tolerances tolerances) {
        return fix.speedKmh() <= tolerances.stillKmh() && place.metresTo(fix.position()) <= tolerances.stillMetres();
    }

    boolean endsAt(Fix fix, Tolerances tolerances) {
        return missed != null && !holds(fix, tolerances);
    }

    /** The same stop after one more fix that does not end it. */
    Stillness after(Fix fix, Tolerances tolerances) {
        return new Stillness(place, holds(fix, tolerances) ? null : fix);
    }
}
