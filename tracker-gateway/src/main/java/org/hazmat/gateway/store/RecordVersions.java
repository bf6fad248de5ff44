package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.rule.Version;
import org.jspecify.annotations.Nullable;

/**
 * What people write down of vehicles as it was after each edit (改动记录): who changed what, and when.
 *
 * @param kind what an edit's entry in the audit log calls one of them
 */
record RecordVersions<T>(Database database, Edits edits, String kind, Form<T> form) {
    private static final String ALL = "SELECT id, number, json, author, made_at FROM record_versions WHERE kind = ? ";

    /** Belongs into the edit's transaction; null is a deletion. */
    void add(Session session, String id, @Nullable T value, String author) throws SQLException {
        int last = session.find(
                        "SELECT max(number) AS last FROM record_versions WHERE kind = ? AND id = ?",
                        row -> row.integer("last"),
                        kind,
                        id)
                .orElse(0);
        session.update(
                "INSERT INTO record_versions (kind, id, number, json, author, made_at) VALUES (?, ?, ?, ?, ?, ?)",
                kind,
                id,
                last + 1,
                value == null ? null : form.write(value),
                author,
                edits.clock().instant());
        edits.record(session, author, value == null ? "delete" : "put", kind, id);
    }

    /** Oldest first. */
    List<Version<T>> of(String id) {
        return database.read(session -> session.list(ALL + "AND id = ? ORDER BY number", this::version, kind, id));
    }

    /** Of all, in order of ids and numbers. */
    List<Version<T>> all() {
        return database.read(session -> session.list(ALL + "ORDER BY id, number", this::version, kind));
    }

    private Version<T> version(Row row) throws SQLException {
        String json = row.optionalText("json");
        Instant madeAt = row.instant("made_at");
        T value = json == null ? null : form.read(json);
        return new Version<>(row.text("id"), row.integer("number"), value, madeAt, null, row.text("author"), madeAt);
    }
}
