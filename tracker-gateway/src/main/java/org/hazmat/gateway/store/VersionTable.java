package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Zones, rules or permits with all their versions.
 *
 * @param table its name, and that of its list in cursors
 * @param beside what else is kept beside the document of a version
 */
record VersionTable<T>(Database database, Edits edits, String table, Form<T> form, Beside<T> beside)
        implements Versioned<T> {
    private static final String COLUMNS = "SELECT id, number, json, valid_from, valid_to, author, made_at FROM ";

    /** Columns that say in SQL's own terms what the document says. */
    @FunctionalInterface
    interface Beside<T> {
        void write(Session session, Version<T> version) throws SQLException;

        static <T> Beside<T> nothing() {
            return (session, version) -> {};
        }
    }

    @Override
    public Optional<Version<T>> find(String id) {
        return newest(id).filter(version -> !version.deleted());
    }

    @Override
    public Page<Version<T>> list(Page.Ask ask) {
        Cursor cursor = Cursor.read(ask.cursor(), table, 1);
        Select select = new Select(COLUMNS + table + " v")
                .where("NOT deleted")
                .where("number = (SELECT max(w.number) FROM " + table + " w WHERE w.id = v.id)");
        if (cursor != null) {
            select.where("id > ?", cursor.part(0));
        }
        return database.read(session ->
                select.page(session, "id", ask.limit(), this::version, version -> Cursor.of(table, version.id())));
    }

    @Override
    public List<Version<T>> versions(String id) {
        return database.read(
                session -> session.list(COLUMNS + table + " WHERE id = ? ORDER BY number", this::version, id));
    }

    /** Every version of every id, in order of ids and numbers. */
    List<Version<T>> all() {
        return database.read(session -> session.list(COLUMNS + table + " ORDER BY id, number", this::version));
    }

    @Override
    public Version<T> put(String id, T value, @Nullable Instant validFrom, @Nullable Instant validTo, String author) {
        return database.edit(session -> put(session, id, value, validFrom, validTo, author));
    }

    @Override
    public List<Version<T>> putAll(List<Change<T>> changes, String author) {
        return database.edit(session -> {
            List<Version<T>> made = new ArrayList<>();
            for (Change<T> change : changes) {
                made.add(put(session, change.id(), change.value(), change.validFrom(), change.validTo(), author));
            }
            return made;
        });
    }

    Version<T> put(
            Session session,
            String id,
            @Nullable T value,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            String author)
            throws SQLException {
        Instant madeAt = Session.stored(edits.clock().instant());
        Instant from = validFrom == null ? madeAt : Session.stored(validFrom);
        Instant to = validTo == null ? null : Session.stored(validTo);
        Version<T> version = new Version<>(id, lastNumber(session, id) + 1, value, from, to, author, madeAt);
        insert(session, version);
        beside.write(session, version);
        edits.record(session, author, version.deleted() ? "delete" : "put", table, id);
        return version;
    }

    @Override
    public boolean delete(String id, String author) {
        return database.edit(session -> {
            boolean there =
                    newest(session, id).filter(version -> !version.deleted()).isPresent();
            if (there) {
                put(session, id, null, null, null, author);
            }
            return there;
        });
    }

    boolean empty(Session session) throws SQLException {
        return session.find("SELECT id FROM " + table + " LIMIT 1", row -> row.text("id"))
                .isEmpty();
    }

    int count(Session session) throws SQLException {
        return session.find("SELECT count(*) AS versions FROM " + table, row -> row.integer("versions"))
                .orElseThrow();
    }

    private Optional<Version<T>> newest(String id) {
        return database.read(session -> newest(session, id));
    }

    private Optional<Version<T>> newest(Session session, String id) throws SQLException {
        return session.find(COLUMNS + table + " WHERE id = ? ORDER BY number DESC LIMIT 1", this::version, id);
    }

    private int lastNumber(Session session, String id) throws SQLException {
        String sql = "SELECT coalesce(max(number), 0) AS last FROM " + table + " WHERE id = ?";
        return session.find(sql, row -> row.integer("last"), id).orElse(0);
    }

    private void insert(Session session, Version<T> version) throws SQLException {
        T value = version.value();
        session.update(
                "INSERT INTO " + table
                        + " (id, number, json, valid_from, valid_to, author, made_at, deleted)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                version.id(),
                version.number(),
                value == null ? null : form.write(value),
                version.validFrom(),
                version.validTo(),
                version.author(),
                version.madeAt(),
                version.deleted());
    }

    private Version<T> version(Row row) throws SQLException {
        String json = row.optionalText("json");
        return new Version<>(
                row.text("id"),
                row.integer("number"),
                json == null ? null : form.read(json),
                row.instant("valid_from"),
                row.optionalInstant("valid_to"),
                row.text("author"),
                row.instant("made_at"));
    }
}
