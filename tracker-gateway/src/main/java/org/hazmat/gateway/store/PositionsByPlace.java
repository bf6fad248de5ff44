package org.hazmat.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Tracks;

/**
 * Gives each position of the embedded store its {@link Place}: copies the table, then puts the copy in its stead. Cut short at any point,
 * it is done again by the next start.
 */
final class PositionsByPlace implements JavaMigration {
    private static final int SLICE = 8_000;
    private static final String COPY = "placed_positions";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("34");
    }

    @Override
    public String getDescription() {
        return "positions by place";
    }

    @Override
    public Integer getChecksum() {
        return 0;
    }

    /** It commits slice by slice. */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        Session session = new Session(connection, Dialect.EMBEDDED);
        if (hasColumn(session, "POSITIONS", "PLACE")) {
            return;
        }
        if (hasColumn(session, "POSITIONS", "VEHICLE")) {
            session.execute("DROP TABLE IF EXISTS " + COPY);
            session.execute(create());
            connection.setAutoCommit(false);
            try {
                copy(session);
            } finally {
                connection.setAutoCommit(true);
            }
            session.execute("CHECKPOINT SYNC");
            session.execute("DROP TABLE positions");
        }
        session.execute("ALTER TABLE " + COPY + " RENAME TO positions");
    }

    /** H2 keeps a table in the order of its primary key when that is one whole number. */
    private static String create() {
        List<String> columns = new ArrayList<>();
        PositionTable.POSITIONS.columns().forEach(each -> columns.add(each.name() + " " + each.type() + " NOT NULL"));
        columns.add("place bigint PRIMARY KEY");
        return "CREATE TABLE " + COPY + " (" + String.join(", ", columns) + ")";
    }

    private static void copy(Session session) throws SQLException {
        long[] last = {Long.MIN_VALUE};
        while (true) {
            List<Located> slice = session.list(
                    "SELECT _ROWID_ AS number, * FROM positions WHERE _ROWID_ > ? ORDER BY _ROWID_ LIMIT " + SLICE,
                    row -> {
                        last[0] = row.longInteger("number");
                        return located(row);
                    },
                    last[0]);
            if (slice.isEmpty()) {
                return;
            }
            Placing.insert(session, COPY, slice);
            session.connection().commit();
        }
    }

    private static Located located(Row row) throws SQLException {
        Tracks.Point point = PositionTable.point(row);
        return new Located(VehicleId.parse(row.text("vehicle")), point.fix(), point.receivedAt(), point.quality());
    }

    private static boolean hasColumn(Session session, String table, String column) throws SQLException {
        return session.find(
                        "SELECT column_name FROM information_schema.columns"
                                + " WHERE table_schema = SCHEMA() AND table_name = ? AND column_name = ?",
                        row -> row.text("column_name"),
                        table,
                        column)
                .isPresent();
    }
}
