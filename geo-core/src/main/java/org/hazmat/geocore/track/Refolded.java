package org.hazmat.geocore.track;

import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.model.Quality;
import org.jspecify.annotations.Nullable;

/**
 * What folding a vehicle's fixes again came to.
 *
 * @param track what is remembered of the vehicle from now on
 * @param qualities of the fresh reports, in the order in which they were given
 * @param changes of what was known before
 * @param rewritten how its history changes
 */
public record Refolded(Track track, List<Quality> qualities, List<Change> changes, Rewritten rewritten) {
    /**
     * What takes the place of a part of a vehicle's history.
     *
     * @param after checkpoints later than this fix time are replaced
     * @param before checkpoints from this fix time on stay as they are; null: none
     * @param checkpoints the new ones, oldest first
     * @param noted observations that are new, or that another fix shows now
     * @param dropped what those replace
     */
    public record Rewritten(
            Instant after,
            @Nullable Instant before,
            List<Track> checkpoints,
            List<Past.Noted> noted,
            List<Past.Noted> dropped) {
        Rewritten withNoted(List<Past.Noted> more) {
            return new Rewritten(after, before, checkpoints, List.copyOf(more), dropped);
        }
    }
}
