package org.hazmat.geocore.rule;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a zone, rule or permit (版本, rules.md 16). At a fix time t, the version with the greatest number among those with
 * {@code validFrom <= t} judges; a deletion is a version without a value.
 *
 * @param number from 1, in the order in which the versions were made
 * @param value null for a deletion
 * @param validFrom fix times from here on are judged by this version
 * @param validTo fix times from here on are no longer judged by it, or null
 * @param author name of the user who made it
 * @param madeAt when it was made
 */
public record Version<T>(
        String id,
        int number,
        @Nullable T value,
        Instant validFrom,
        @Nullable Instant validTo,
        String author,
        Instant madeAt) {
    public boolean deleted() {
        return value == null;
    }

    public Optional<T> find() {
        return Optional.ofNullable(value);
    }
}
