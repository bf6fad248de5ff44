package org.hazmat.gateway.store;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A PostGIS store's share of a backup: each table as PostgreSQL's COPY writes it, in one transaction that sees one instant throughout. */
final class PostgisCopy implements StoreCopy {
    private static final String DAYS = "days";
    private static final int BUFFER = 1 << 16;
    private static final String TABLES = "SELECT t.table_name AS name FROM information_schema.tables t"
            + " WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE'"
            + " AND t.table_name NOT IN ('schema_history', 'spatial_ref_sys')"
            + " AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = CAST(quote_ident(t.table_name) AS regclass))"
            // What others refer to comes first.
            + " ORDER BY t.table_name <> 'users', t.table_name";
    private static final String OWN_DAYS =
            "SELECT CAST(to_date(substring(c.relname from 'positions_(\\d{8})$'), 'YYYYMMDD') AS text) AS day"
                    + " FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                    + " WHERE i.inhparent = CAST('positions' AS regclass) AND c.relname ~ '^positions_\\d{8}$'";
    private static final String FIRST_DAYS =
            "SELECT DISTINCT CAST(CAST(fix_time AT TIME ZONE 'Asia/Shanghai' AS date) AS text)"
                    + " AS day FROM positions_before WHERE fix_time >= TIMESTAMPTZ '2020-01-01 00:00:00Z'";
    private static final String COLUMNS = "SELECT column_name AS name FROM information_schema.columns"
            + " WHERE table_schema = current_schema() AND table_name = ? AND is_generated = 'NEVER' ORDER BY ordinal_position";
    private static final String NUMBERED = "SELECT table_name AS name, column_name AS number FROM"
            + " information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'";
    private static final String FILLED =
            "SELECT EXISTS (SELECT FROM users) OR EXISTS (SELECT FROM positions) OR EXISTS (SELECT FROM watermarks) AS filled";

    private final Session session;
    private final Path folder;
    private final CopyProgress progress;
    private long octets;

    private PostgisCopy(Session session, Path folder, CopyProgress progress) {
        this.session = session;
        this.folder = folder;
        this.progress = progress;
    }

    static PostgisCopy begin(Session session, Path folder, CopyProgress progress) throws SQLException {
        begin(session);
        return new PostgisCopy(session, folder, progress);
    }

    private static void begin(Session session) throws SQLException {
        session.connection().setAutoCommit(false);
        session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        session.execute("SET LOCAL statement_timeout = 0");
    }

    @Override
    public void ahead() {}

    /** The first statement decides what the transaction sees. */
    @Override
    public void instant() throws SQLException {
        session.execute("SELECT FROM watermarks");
    }

    @Override
    public void rest() throws SQLException, IOException {
        Files.write(folder.resolve(DAYS), days(session));
        for (String table : session.list(TABLES, row -> row.text("name"))) {
            String columns = String.join(", ", session.list(COLUMNS, row -> "\"" + row.text("name") + "\"", table));
            Files.writeString(folder.resolve(table + ".columns"), columns);
            try (OutputStream out = new Counting(Files.newOutputStream(folder.resolve(table + ".copy")))) {
                copies(session.connection())
                        .copyOut("COPY (SELECT " + columns + " FROM \"" + table + "\") TO STDOUT", out);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        session.connection().commit();
    }

    private final class Counting extends FilterOutputStream {
        private long told;

        Counting(OutputStream out) {
            super(new BufferedOutputStream(out, BUFFER));
        }

        @Override
        public void write(byte[] row, int from, int length) throws IOException {
            out.write(row, from, length);
            octets += length;
            if (octets - told >= BUFFER) {
                told = octets;
                progress.copied(octets, 0);
            }
        }
    }

    /** Refuses a database that has something, whose tables may be of an older version, or not there. */
    static void requireEmpty(Session session) throws SQLException {
        boolean made = session.find("SELECT to_regclass('users') IS NOT NULL AS made", row -> row.flag("made"))
                .orElse(true);
        if (made && session.find(FILLED, row -> row.flag("filled")).orElse(true)) {
            throw new StoreFailure("the database is not empty: a backup goes into one of its own", null);
        }
    }

    /** Into a database whose tables are there and empty; all or nothing. */
    static void restore(Session session, Path folder) throws SQLException, IOException {
        begin(session);
        requireEmpty(session);
        TreeSet<DayPartition> days = new TreeSet<>(Comparator.comparing(DayPartition::day));
        Files.readAllLines(folder.resolve(DAYS)).forEach(day -> days.add(new DayPartition(LocalDate.parse(day))));
        DayPartition.ensure(session, days);
        for (String table : session.list(TABLES, row -> row.text("name"))) {
            Path copy = folder.resolve(table + ".copy");
            if (Files.exists(copy)) {
                fill(session, table, Files.readString(folder.resolve(table + ".columns")), copy);
            }
        }
        session.list(NUMBERED, row -> List.of(row.text("name"), row.text("number")))
                .forEach(each -> continueAfter(session, each.get(0), each.get(1)));
        session.connection().commit();
    }

    private static void fill(Session session, String table, String columns, Path copy)
            throws SQLException, IOException {
        session.execute("DELETE FROM \"" + table + "\"");
        try (InputStream in = Files.newInputStream(copy)) {
            copies(session.connection()).copyIn("COPY \"" + table + "\" (" + columns + ") FROM STDIN", in);
        }
    }

    private static void continueAfter(Session session, String table, String column) {
        try {
            session.list(
                    "SELECT setval(pg_get_serial_sequence('" + table + "', '" + column + "'), COALESCE(max(" + column
                            + "), 0) + 1, false) FROM " + table,
                    row -> true);
        } catch (SQLException e) {
            throw new StoreFailure("the numbers of " + table + " cannot go on: " + e.getMessage(), e);
        }
    }

    private static List<String> days(Session session) throws SQLException {
        List<String> days = new ArrayList<>(session.list(OWN_DAYS, row -> row.text("day")));
        if (session.find("SELECT to_regclass('positions_before') IS NOT NULL AS there", row -> row.flag("there"))
                .orElse(false)) {
            days.addAll(session.list(FIRST_DAYS, row -> row.text("day")));
        }
        return days;
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
