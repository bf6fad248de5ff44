package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Forgets the embedded store's positions, vehicle by vehicle, in the order of their {@link Place}s. */
final class OldTracks implements Forgetting.Step {
    private static final int VEHICLES = 200;
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Duration kept;
    private long done = -1;

    OldTracks(Duration kept) {
        this.kept = kept;
    }

    @Override
    public boolean some(Session session, Instant now) throws SQLException {
        int deleted = 0;
        for (int i = 0; i < VEHICLES && deleted < Forgetting.SLICE; i++) {
            Long next = session.find(
                            "SELECT place FROM positions WHERE place > ? ORDER BY place LIMIT 1",
                            row -> row.longInteger("place"),
                            done)
                    .orElse(null);
            if (next == null) {
                return false;
            }
            int old = delete(session, next, now.minus(kept), now.plus(AHEAD));
            deleted += old;
            // What a slice did not get to is still the next vehicle's for the next one.
            done = old == Forgetting.SLICE ? done : Place.lastOfVehicle(next);
        }
        return true;
    }

    /** What is dated wrongly goes by its receipt. */
    private static int delete(Session session, long first, Instant before, Instant ahead) throws SQLException {
        return session.update(
                "DELETE FROM positions p WHERE place BETWEEN ? AND ? AND (fix_time < ? OR fix_time > ?) AND received_at < ? AND NOT "
                        + Forgetting.OF_A_VIOLATION + " LIMIT " + Forgetting.SLICE,
                first,
                Place.lastOfVehicle(first),
                before,
                ahead,
                before);
    }
}
