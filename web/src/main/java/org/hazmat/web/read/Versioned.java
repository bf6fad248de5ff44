package org.hazmat.web.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.rule.Version;
import org.jspecify.annotations.Nullable;

/** The zones, rules or permits with all their versions (rules.md 16). */
public interface Versioned<T> {
    /** The newest version, unless it is a deletion. */
    Optional<Version<T>> find(String id);

    /** The newest versions in order of their ids, deletions left out. */
    Page<Version<T>> list(Page.Ask ask);

    /** Every version, oldest first; empty when the id was never used. */
    List<Version<T>> versions(String id);

    /**
     * Makes a new version, in force for what arrives once this returns.
     *
     * @param validFrom fix times from here on; null: from now on
     * @param validTo fix times until here; null: without end
     */
    Version<T> put(String id, T value, @Nullable Instant validFrom, @Nullable Instant validTo, String author);

    /** Makes a new version of each, all or none, in force together for what arrives once this returns. */
    List<Version<T>> putAll(List<Change<T>> changes, String author);

    /** Makes a deletion, in force from now on; false when there is nothing to delete. */
    boolean delete(String id, String author);

    /** What {@link #put} takes, as one of many. */
    record Change<T>(
            String id,
            T value,
            @Nullable Instant validFrom,
            @Nullable Instant validTo) {}
}
