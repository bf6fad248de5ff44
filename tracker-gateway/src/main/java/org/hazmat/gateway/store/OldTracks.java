package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Forgets the embedded store's positions, vehicle by vehicle: that is the order in which its index finds them. */
final class OldTracks implements Forgetting.Step {
    private static final int VEHICLES = 200;
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Duration kept;
    private String vehicle = "";

    OldTracks(Duration kept) {
        this.kept = kept;
    }

    @Override
    public boolean some(Session session, Instant now) throws SQLException {
        int deleted = 0;
        for (int i = 0; i < VEHICLES && deleted < Forgetting.SLICE; i++) {
            String next = session.find(
                            "SELECT vehicle FROM positions WHERE vehicle > ? ORDER BY vehicle LIMIT 1",
                            row -> row.text("vehicle"),
                            vehicle)
                    .orElse(null);
            if (next == null) {
                return false;
            }
            int old = delete(session, next, now.minus(kept), now.plus(AHEAD));
            deleted += old;
            // What a slice did not get to is still the next vehicle's for the next one.
            vehicle = old == Forgetting.SLICE ? vehicle : next;
        }
        return true;
    }

    /** What is dated wrongly goes by its receipt. */
    private static int delete(Session session, String of, Instant before, Instant ahead) throws SQLException {
        return session.update(
                "DELETE FROM positions p WHERE vehicle = ? AND (fix_time < ? OR fix_time > ?) AND received_at < ? AND NOT "
                        + Forgetting.OF_A_VIOLATION + " LIMIT " + Forgetting.SLICE,
                of,
                before,
                ahead,
                before);
    }
}
