package org.hazmat.geocore.track;

import java.time.Instant;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.rule.EditReach;
import org.hazmat.geocore.rule.Provision;
import org.hazmat.geocore.zone.Footprint.Box;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles that came to where the edit changes something, or were on the way there; that have begun to break what it changes; or that
 * have a record since, for a record names the hash of all that was in force.
 */
public record EditTouch(EditReach reach) implements Touch {
    @Override
    public boolean touches(Past past, Track live, Instant since) {
        Track base = past.checkpointBefore(since).or(past::oldestCheckpoint).orElse(null);
        return base == null
                || reach.vehicles().contains(live.vehicle())
                || concerns(base)
                || hasRecord(past, since)
                || came(past, base);
    }

    private boolean concerns(Track track) {
        return track.episodes().stream().anyMatch(episode -> concerns(episode.key()))
                || track.approaches().stream().anyMatch(approach -> concerns(approach.key()));
    }

    private boolean concerns(Provision.Key key) {
        return reach.rules().contains(key.rule())
                || (key.zone() != null && reach.zones().contains(key.zone()));
    }

    private static boolean hasRecord(Past past, Instant since) {
        return past.recordsFrom(Instant.EPOCH).stream()
                .anyMatch(found ->
                        !found.superseded() && !found.violation().confirmedAt().isBefore(since));
    }

    private boolean came(Past past, Track base) {
        if (reach.ground().isEmpty()) {
            return false;
        }
        Way way = new Way(reach);
        base.drifted().forEach(way::look);
        Stillness stop = base.stillness();
        if (stop != null && stop.missed() != null) {
            way.look(stop.missed());
        }
        if (base.newest() != null) {
            way.go(base.newest());
        }
        past.fixesAfter(base.time(), next -> {
            if (next.quality() == Quality.GOOD) {
                way.go(next.fix());
            } else {
                way.look(next.fix());
            }
            return !way.came;
        });
        return way.came;
    }

    /** A vehicle's way from fix to fix. */
    private static final class Way {
        private final EditReach reach;
        private @Nullable Position last;
        private boolean came;

        private Way(EditReach reach) {
            this.reach = reach;
        }

        private void look(Fix fix) {
            came |= reach.meets(around(fix.position(), ahead(fix)));
        }

        private void go(Fix fix) {
            look(fix);
            came |= last != null && reach.meets(around(last, fix.position()));
            last = fix.position();
        }

        private Position ahead(Fix fix) {
            double metres = fix.speedKmh() / 3.6 * reach.aheadMinutes() * 60;
            return metres == 0 ? fix.position() : fix.position().ahead(metres, fix.direction());
        }

        private static Box around(Position a, Position b) {
            return new Box(
                    Math.min(a.lon(), b.lon()),
                    Math.min(a.lat(), b.lat()),
                    Math.max(a.lon(), b.lon()),
                    Math.max(a.lat(), b.lat()));
        }
    }
}
