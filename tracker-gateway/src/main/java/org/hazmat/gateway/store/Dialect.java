package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** All that differs between the two databases. */
enum Dialect {
    /** H2 with H2GIS, in this process. */
    EMBEDDED("db/h2", "") {
        @Override
        String sessionStart(long statementSeconds) {
            return "SET QUERY_TIMEOUT " + statementSeconds * 1000;
        }

        // Few keys are ever there already, and to look for each first takes longer.
        @Override
        void insertNew(Session session, Table table, List<List<@Nullable Object>> rows) throws SQLException {
            Savepoint before = session.connection().setSavepoint();
            try {
                session.batch(insert(table), rows);
            } catch (SQLException e) {
                if (!Outage.isCollision(e)) {
                    throw e;
                }
                session.connection().rollback(before);
                session.batch(merge(table) + notMatched(table), rows);
            }
        }

        @Override
        void insertPositions(Session session, List<Located> fixes) throws SQLException {
            Placing.insert(session, PositionTable.POSITIONS.name(), fixes);
        }

        @Override
        TrackOrder trackOrder() {
            return TrackOrder.BY_PLACE;
        }

        @Override
        List<JavaMigration> steps() {
            return List.of(new PositionsByPlace());
        }

        @Override
        String replaceOlder(Table table, List<String> age) {
            String newer = tuple(age, "fresh.") + " >= " + tuple(age, "kept.");
            String assignments = table.data().stream()
                    .map(column -> column.name() + " = fresh." + column.name())
                    .collect(Collectors.joining(", "));
            return merge(table) + " WHEN MATCHED AND " + newer + " THEN UPDATE SET " + assignments + notMatched(table);
        }

        @Override
        List<Forgetting.Step> positionSteps(Duration kept) {
            return List.of(new OldTracks(kept));
        }

        // Nobody else has its file open, and within a process edits have their turns.
        @Override
        String takeTurn() {
            return "";
        }

        // H2 writes behind and does not wait for the disk by itself.
        @Override
        String flush() {
            return "CHECKPOINT SYNC";
        }

        @Override
        String tidy() {
            return "SET WRITE_DELAY 500";
        }

        @Override
        String commitSoon() {
            return "";
        }

        @Override
        String commitNow() {
            return "";
        }

        @Override
        String beforeClose() {
            return "SET DB_CLOSE_DELAY 0";
        }

        private static String merge(Table table) {
            String typed = table.columns().stream()
                    .map(column -> "CAST(? AS " + column.type() + ")")
                    .collect(Collectors.joining(", "));
            String match = table.key().stream()
                    .map(column -> "kept." + column.name() + " = fresh." + column.name())
                    .collect(Collectors.joining(" AND "));
            return "MERGE INTO " + table.name() + " AS kept USING (VALUES (" + typed + ")) AS fresh"
                    + tuple(names(table.columns()), "") + " ON " + match;
        }

        private static String notMatched(Table table) {
            List<String> names = names(table.columns());
            return " WHEN NOT MATCHED THEN INSERT " + tuple(names, "") + " VALUES " + tuple(names, "fresh.");
        }
    },

    /** PostgreSQL with PostGIS. */
    POSTGIS("db/postgres", "COLLATE \"C\"") {
        @Override
        String sessionStart(long statementSeconds) {
            return "SET statement_timeout = '" + statementSeconds + "s'; SET lock_timeout = '" + statementSeconds
                    + "s'";
        }

        @Override
        void insertNew(Session session, Table table, List<List<@Nullable Object>> rows) throws SQLException {
            session.batch(insert(table) + onConflict(table) + " DO NOTHING", rows);
        }

        // As a journal's entries are taken over once, keys are there already only where another journal says the same.
        @Override
        void insertPositions(Session session, List<Located> fixes) throws SQLException {
            if (fixes.isEmpty()) {
                return;
            }
            DayPartition.ensure(session, DayPartition.of(fixes));
            Savepoint before = session.connection().setSavepoint();
            try {
                PositionCopy.write(session, PositionTable.POSITIONS.name(), fixes);
            } catch (SQLException e) {
                if (!Outage.isCollision(e)) {
                    throw e;
                }
                session.connection().rollback(before);
                insertMissing(session, fixes);
            }
        }

        @Override
        TrackOrder trackOrder() {
            return TrackOrder.BY_FIX;
        }

        @Override
        List<JavaMigration> steps() {
            return List.of();
        }

        private static void insertMissing(Session session, List<Located> fixes) throws SQLException {
            session.execute("CREATE TEMPORARY TABLE fresh_positions (LIKE positions) ON COMMIT DROP");
            PositionCopy.write(session, "fresh_positions", fixes);
            session.update("INSERT INTO positions SELECT * FROM fresh_positions ON CONFLICT DO NOTHING");
        }

        @Override
        String replaceOlder(Table table, List<String> age) {
            String assignments = table.data().stream()
                    .map(column -> column.name() + " = excluded." + column.name())
                    .collect(Collectors.joining(", "));
            return insert(table) + onConflict(table) + " DO UPDATE SET " + assignments + " WHERE "
                    + tuple(age, "excluded.") + " >= " + tuple(age, table.name() + ".");
        }

        @Override
        List<Forgetting.Step> positionSteps(Duration kept) {
            return OldDays.steps(kept);
        }

        // Held until the transaction ends; any number that nobody else locks.
        @Override
        String takeTurn() {
            return "SELECT pg_advisory_xact_lock(" + 0x65646974 + ")";
        }

        @Override
        String flush() {
            return "";
        }

        @Override
        String commitSoon() {
            return "SET LOCAL synchronous_commit = off";
        }

        @Override
        String commitNow() {
            return "SET LOCAL synchronous_commit = on";
        }

        @Override
        String beforeClose() {
            return "";
        }

        @Override
        String tidy() {
            return "";
        }

        private static String onConflict(Table table) {
            return " ON CONFLICT " + tuple(names(table.key()), "");
        }
    };

    private final String migrations;
    private final String bytewise;

    Dialect(String migrations, String bytewise) {
        this.migrations = migrations;
        this.bytewise = bytewise;
    }

    /** Where the migrations lie that only this dialect has. */
    String migrations() {
        return "classpath:" + migrations;
    }

    /** What a text column's definition needs to compare by bytes. */
    String bytewise() {
        return bytewise;
    }

    /** What each connection runs first. */
    abstract String sessionStart(long statementSeconds);

    /** Inserts those rows whose keys are not there yet, within the session's transaction. */
    abstract void insertNew(Session session, Table table, List<List<@Nullable Object>> rows) throws SQLException;

    /** Inserts those fixes that are not there yet, within the session's transaction. */
    abstract void insertPositions(Session session, List<Located> fixes) throws SQLException;

    abstract TrackOrder trackOrder();

    /** Migrations that only this dialect has and that are no SQL. */
    abstract List<JavaMigration> steps();

    /** Inserts a row, or replaces the one with its key unless that is newer by the columns of {@code age}. */
    abstract String replaceOlder(Table table, List<String> age);

    /** What deletes positions that were kept so long. */
    abstract List<Forgetting.Step> positionSteps(Duration kept);

    /** What has the session's transaction wait for the edits of other processes; empty where there are none. */
    abstract String takeTurn();

    /** What puts committed work on the disk; empty where a commit does. */
    abstract String flush();

    /** What has the session's transaction return before it is on the disk, which a later one of {@link #commitNow} brings about. */
    abstract String commitSoon();

    /** What has the session's transaction, and all before it, on the disk when it returns; empty where {@link #flush} does that. */
    abstract String commitNow();

    /** What has a database that runs in this process write behind and rewrite what is half empty; empty for one that does not. */
    abstract String tidy();

    /** What has a database that runs in this process end with its last connection; empty for one that does not. */
    abstract String beforeClose();

    private static String insert(Table table) {
        String marks = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + tuple(names(table.columns()), "") + " VALUES (" + marks + ")";
    }

    private static List<String> names(List<Table.Column> columns) {
        return columns.stream().map(Table.Column::name).toList();
    }

    private static String tuple(List<String> names, String prefix) {
        return names.stream().map(name -> prefix + name).collect(Collectors.joining(", ", "(", ")"));
    }
}
