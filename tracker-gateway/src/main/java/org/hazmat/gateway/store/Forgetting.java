package org.hazmat.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what was kept long enough, each hour and a little at a time, so that nobody waits for it. */
final class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** The proof of an event begins with the one before, and terminals' clocks are not the server's. */
    private static final Duration PROOF = Duration.ofDays(1);

    /** Rows of one transaction. */
    static final int SLICE = 2_000;

    static final String RUN_UP = "INTERVAL '" + Kept.BEFORE_VIOLATION.toHours() + "' HOUR";

    /** How long after one: what a lost signal closes is closed 65 minutes later, and evidence shows ten minutes more. */
    static final String RUN_OUT = "INTERVAL '90' MINUTE";

    /** Whether a position, called {@code p}, belongs to a violation: its evidence needs what is around it. */
    static final String OF_A_VIOLATION = "EXISTS (SELECT 1 FROM violations v WHERE v.vehicle = p.vehicle"
            + " AND v.start_time <= p.fix_time + " + RUN_UP + " AND v.end_time >= p.fix_time - " + RUN_OUT + ")";

    private final Database database;
    private final Kept kept;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Instant last = Instant.MIN;

    Forgetting(Database database, Kept kept) {
        this.database = database;
        this.kept = kept;
    }

    /** One kind of what is forgotten. */
    @FunctionalInterface
    interface Step {
        /** Deletes some; false when nothing is left to delete. */
        boolean some(Session session, Instant now) throws SQLException;
    }

    /** Does one slice of what is due; true when there is more to do. */
    boolean slice(Connection connection, Instant now) throws SQLException {
        if (steps.isEmpty()) {
            if (last.isAfter(now.minus(EVERY))) {
                return false;
            }
            last = now;
            // What a violation held goes in the same hour.
            steps.addAll(steps());
            steps.addAll(database.dialect().positionSteps(kept.positions()));
        }
        if (!done(connection, steps.element(), now)) {
            return true;
        }
        steps.remove();
        return !steps.isEmpty();
    }

    private boolean done(Connection connection, Step step, Instant now) throws SQLException {
        try {
            return !database.inTransaction(connection, session -> step.some(session, now));
        } catch (SQLException e) {
            if (!connection.isValid(1)) {
                throw e;
            }
            LOG.warn("something that was kept long enough cannot be deleted now; trying again in an hour", e);
            return true;
        }
    }

    /** Observations and violations go by the same clock; an open violation stays. */
    private List<Step> steps() {
        return List.of(
                (session, now) -> delete(session, "vehicle_events", "received_at < ?", now.minus(kept.positions())),
                (session, now) -> delete(
                        session,
                        "violations",
                        "closed AND start_time < ? AND end_time < ?",
                        now.minus(kept.violations()),
                        now.minus(kept.violations())),
                (session, now) -> delete(session, "observations", "start_time < ?", now.minus(kept.violations())),
                this::forgetResends,
                this::forgetEvents);
    }

    private boolean forgetResends(Session session, Instant now) throws SQLException {
        session.update(
                "DELETE FROM resends WHERE fix_time < ? AND NOT " + OF_A_VIOLATION.replace("p.", "resends."),
                now.minus(kept.positions()));
        return false;
    }

    /** Events of the feed are what proves violations: none goes that a violation may need which is there still. */
    private boolean forgetEvents(Session session, Instant now) throws SQLException {
        Instant before = now.minus(kept.violations());
        Instant needed = session.find(
                        "SELECT start_time FROM violations ORDER BY start_time LIMIT 1",
                        row -> row.instant("start_time"))
                .map(oldest -> oldest.minus(PROOF))
                .orElse(before);
        List<List<@Nullable Object>> old = session.list(
                "SELECT journal, sequence FROM feed_archive WHERE event_time < ? ORDER BY event_time LIMIT " + SLICE,
                row -> List.<@Nullable Object>of(row.text("journal"), row.longInteger("sequence")),
                needed.isBefore(before) ? needed : before);
        session.batch("DELETE FROM feed_archive WHERE journal = ? AND sequence = ?", old);
        return old.size() == SLICE;
    }

    private static boolean delete(Session session, String table, String condition, Instant... before)
            throws SQLException {
        String some = "SELECT id FROM " + table + " WHERE " + condition + " LIMIT " + SLICE;
        return session.update("DELETE FROM " + table + " WHERE id IN (" + some + ")", (Object[]) before) == SLICE;
    }
}
