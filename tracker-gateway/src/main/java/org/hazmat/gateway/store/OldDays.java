package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Forgets PostGIS's positions, a day's table at a time; what belongs to a violation moves to {@link DayPartition#BEYOND}. */
final class OldDays {
    private static final String LAST_MOMENT =
            "CAST(substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \\(''([^'']*)''\\)') AS timestamptz)";
    private static final String FIRST_MOMENT =
            "CAST(substring(pg_get_expr(c.relpartbound, c.oid) from 'FROM \\(''([^'']*)''\\)') AS timestamptz)";
    private static final String OLDEST = "SELECT c.relname, COALESCE(" + FIRST_MOMENT
            + ", '-infinity') - " + Forgetting.RUN_OUT + " AS since, " + LAST_MOMENT + " + " + Forgetting.RUN_UP
            + " AS until FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
            + " WHERE i.inhparent = CAST('positions' AS regclass) AND " + LAST_MOMENT + " <= ? ORDER BY " + LAST_MOMENT
            + " LIMIT 1";

    /**
     * A day's table that was kept long enough.
     *
     * @param since no violation that ended before this needs it; as PostgreSQL writes a time, like {@code until}
     * @param until nor one that began after this
     */
    private record Old(String table, String since, String until) {
        static Old read(Row row) throws SQLException {
            return new Old(row.text("relname"), row.text("since"), row.text("until"));
        }
    }

    private OldDays() {}

    static List<Forgetting.Step> steps(Duration kept) {
        return List.of(
                OldDays::makeAhead,
                (session, now) -> drop(session, now.minus(kept)),
                (session, now) -> deleteBeyond(session, now.minus(kept)));
    }

    /** So that midnight's first batch finds its table. */
    private static boolean makeAhead(Session session, Instant now) throws SQLException {
        DayPartition.ensure(
                session, Set.of(DayPartition.of(now), DayPartition.of(now).plusDays(1)));
        return false;
    }

    /** Waits a moment only for those who read: whoever comes meanwhile would wait as well. */
    private static boolean drop(Session session, Instant before) throws SQLException {
        session.execute("SET LOCAL lock_timeout = '1s'");
        Optional<Old> oldest = session.find(OLDEST, Old::read, before);
        if (oldest.isPresent()) {
            Old old = oldest.get();
            session.execute("ALTER TABLE positions DETACH PARTITION " + old.table);
            session.execute(keep(old));
            session.execute("DROP TABLE " + old.table);
        }
        return oldest.isPresent();
    }

    /** What evidence needs goes back among the positions. */
    private static String keep(Old old) {
        return "INSERT INTO positions SELECT DISTINCT p.* FROM violations v JOIN " + old.table
                + " p ON p.vehicle = v.vehicle AND p.fix_time >= v.start_time - " + Forgetting.RUN_UP
                + " AND p.fix_time <= v.end_time + " + Forgetting.RUN_OUT + " WHERE v.start_time <= '" + old.until
                + "' AND v.end_time >= '" + old.since + "' ON CONFLICT DO NOTHING";
    }

    private static boolean deleteBeyond(Session session, Instant before) throws SQLException {
        String some = "SELECT p.ctid FROM " + DayPartition.BEYOND + " p WHERE p.received_at < ? AND NOT "
                + Forgetting.OF_A_VIOLATION + " LIMIT " + Forgetting.SLICE;
        return session.update("DELETE FROM " + DayPartition.BEYOND + " WHERE ctid = ANY (ARRAY(" + some + "))", before)
                == Forgetting.SLICE;
    }
}
