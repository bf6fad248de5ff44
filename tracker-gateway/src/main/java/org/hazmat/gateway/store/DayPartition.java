package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A day's share of PostGIS's positions. Days begin where the law's do, at midnight in Shanghai.
 *
 * @param day of the fix time
 */
record DayPartition(LocalDate day) {
    /** Where positions stand that are dated outside the days that are kept: a terminal without a clock must not make ten thousand tables. */
    static final String BEYOND = "positions_beyond";

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final long LOCK = 0x70617274; // any number that nobody else locks

    static DayPartition of(Instant time) {
        return new DayPartition(time.atOffset(SHANGHAI).toLocalDate());
    }

    /** Those that some fixes need. */
    static Set<DayPartition> of(List<Located> fixes) {
        Set<DayPartition> days = new TreeSet<>(Comparator.comparing(DayPartition::day));
        DayPartition last = null;
        for (Located each : fixes) {
            if ((last == null || !last.holds(each.fix().time())) && each.isOfItsTime()) {
                last = of(each.fix().time());
                days.add(last);
            }
        }
        return days;
    }

    String table() {
        return "positions_" + day.format(SUFFIX);
    }

    DayPartition plusDays(long days) {
        return new DayPartition(day.plusDays(days));
    }

    Instant begin() {
        return day.atStartOfDay().toInstant(SHANGHAI);
    }

    Instant end() {
        return plusDays(1).begin();
    }

    private boolean holds(Instant time) {
        return !time.isBefore(begin()) && time.isBefore(end());
    }

    /** Makes those that are missing, within the session's transaction; what stood in {@link #BEYOND} moves. */
    static void ensure(Session session, Set<DayPartition> days) throws SQLException {
        for (DayPartition each : days) {
            if (each.isMissing(session)) {
                session.list("SELECT pg_advisory_xact_lock(" + LOCK + ")", row -> true);
                if (each.isMissing(session)) {
                    each.make(session);
                }
            }
        }
    }

    /** A store that is older than its partitions has one for all of its first days. */
    private boolean isMissing(Session session) throws SQLException {
        return session.find(
                        "SELECT to_regclass(?) IS NULL AND NOT EXISTS (SELECT FROM pg_class"
                                + " WHERE oid = to_regclass('positions_before') AND CAST(substring("
                                + "pg_get_expr(relpartbound, oid) from 'TO \\(''([^'']*)''\\)') AS timestamptz) > ?) AS missing",
                        row -> row.flag("missing"),
                        table(),
                        begin())
                .orElse(true);
    }

    /** A backup or a long question that reads {@link #BEYOND} is in the way of it: then rows stand there until this is asked once more. */
    private void make(Session session) throws SQLException {
        Savepoint before = session.connection().setSavepoint();
        try {
            session.execute("SET LOCAL lock_timeout = '200ms'");
            attach(session);
            session.execute("SET LOCAL lock_timeout = '" + Connections.STATEMENT_SECONDS + "s'");
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            session.connection().rollback(before);
        }
    }

    private void attach(Session session) throws SQLException {
        session.execute("CREATE TABLE " + table() + " (LIKE positions INCLUDING ALL)");
        session.update(
                "WITH moved AS (DELETE FROM " + BEYOND + " WHERE fix_time >= ? AND fix_time < ? RETURNING *)"
                        + " INSERT INTO " + table() + " SELECT * FROM moved",
                begin(),
                end());
        session.execute("ALTER TABLE positions ATTACH PARTITION " + table() + " FOR VALUES FROM ('" + begin()
                + "') TO ('" + end() + "')");
    }
}
