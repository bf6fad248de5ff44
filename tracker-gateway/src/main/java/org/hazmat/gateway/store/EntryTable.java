package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Entries;
import org.hazmat.web.read.Page;
import org.jspecify.annotations.Nullable;

/**
 * What is written down for vehicles: load checks, appointments.
 *
 * @param table its name in SQL, and in cursors
 */
record EntryTable<T>(Database database, RecordVersions<T> versions, String table, Named<T> form) implements Entries<T> {
    /** How one is kept, and what it names. */
    record Named<T>(Form<T> json, Function<T, String> id, Function<T, VehicleId> whose) {}

    @Override
    public Optional<T> find(String id) {
        return database.read(session -> session.find("SELECT json FROM " + table + " WHERE id = ?", this::entry, id));
    }

    @Override
    public Page<T> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask) {
        Cursor cursor = Cursor.read(ask.cursor(), table, 1);
        Select select = new Select("SELECT json FROM " + table + " w")
                .whereIf(vehicle == null ? null : vehicle.toString(), "vehicle = ?")
                .whereIf(operator, FindingTable.OF_OPERATOR.formatted("w"));
        if (cursor != null) {
            select.where("id > ?", cursor.part(0));
        }
        return database.read(session ->
                select.page(session, "id", ask.limit(), this::entry, entry -> Cursor.of(table, form.id.apply(entry))));
    }

    @Override
    public List<Version<T>> versions(String id) {
        return versions.of(id);
    }

    List<T> all() {
        return database.read(session -> session.list("SELECT json FROM " + table + " ORDER BY id", this::entry));
    }

    @Override
    public boolean put(T entry, String author) {
        return database.edit(session -> put(session, entry, author));
    }

    boolean put(Session session, T entry, String author) throws SQLException {
        String id = form.id.apply(entry);
        String vehicle = form.whose.apply(entry).toString();
        String json = form.json.write(entry);
        boolean isNew =
                session.update("UPDATE " + table + " SET vehicle = ?, json = ? WHERE id = ?", vehicle, json, id) == 0;
        if (isNew) {
            session.update("INSERT INTO " + table + " (id, vehicle, json) VALUES (?, ?, ?)", id, vehicle, json);
        }
        versions.add(session, id, entry, author);
        return isNew;
    }

    @Override
    public boolean delete(String id, String author) {
        return database.edit(session -> {
            boolean deleted = session.update("DELETE FROM " + table + " WHERE id = ?", id) > 0;
            if (deleted) {
                versions.add(session, id, null, author);
            }
            return deleted;
        });
    }

    private T entry(Row row) throws SQLException {
        return form.json.read(row.text("json"));
    }
}
