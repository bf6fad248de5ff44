package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Waybills;
import org.jspecify.annotations.Nullable;

/** Electronic waybills. */
record WaybillTable(Database database, RecordVersions<Waybill> versions, Form<Waybill> form) implements Waybills {
    private static final String LIST = "waybills";

    @Override
    public Optional<Waybill> find(String id) {
        return database.read(session -> session.find("SELECT json FROM waybills WHERE id = ?", this::waybill, id));
    }

    @Override
    public Page<Waybill> list(@Nullable VehicleId vehicle, @Nullable String operator, Page.Ask ask) {
        Cursor cursor = Cursor.read(ask.cursor(), LIST, 1);
        Select select = new Select("SELECT json FROM waybills w")
                .whereIf(vehicle == null ? null : vehicle.toString(), "vehicle = ?")
                .whereIf(operator, FindingTable.OF_OPERATOR.formatted("w"));
        if (cursor != null) {
            select.where("id > ?", cursor.part(0));
        }
        return database.read(session ->
                select.page(session, "id", ask.limit(), this::waybill, waybill -> Cursor.of(LIST, waybill.id())));
    }

    @Override
    public List<Version<Waybill>> versions(String id) {
        return versions.of(id);
    }

    List<Waybill> all() {
        return database.read(session -> session.list("SELECT json FROM waybills ORDER BY id", this::waybill));
    }

    @Override
    public boolean put(Waybill waybill, String author) {
        return database.edit(session -> put(session, waybill, author));
    }

    boolean put(Session session, Waybill waybill, String author) throws SQLException {
        String vehicle = waybill.vehicle().toString();
        String json = form.write(waybill);
        boolean isNew = session.update(
                        "UPDATE waybills SET vehicle = ?, start_time = ?, end_time = ?, json = ? WHERE id = ?",
                        vehicle,
                        waybill.start(),
                        waybill.end(),
                        json,
                        waybill.id())
                == 0;
        if (isNew) {
            session.update(
                    "INSERT INTO waybills (id, vehicle, start_time, end_time, json) VALUES (?, ?, ?, ?, ?)",
                    waybill.id(),
                    vehicle,
                    waybill.start(),
                    waybill.end(),
                    json);
        }
        versions.add(session, waybill.id(), waybill, author);
        return isNew;
    }

    boolean empty(Session session) throws SQLException {
        return session.find("SELECT id FROM waybills LIMIT 1", row -> row.text("id"))
                .isEmpty();
    }

    @Override
    public boolean delete(String id, String author) {
        return database.edit(session -> {
            boolean deleted = session.update("DELETE FROM waybills WHERE id = ?", id) > 0;
            if (deleted) {
                versions.add(session, id, null, author);
            }
            return deleted;
        });
    }

    private Waybill waybill(Row row) throws SQLException {
        return form.read(row.text("json"));
    }
}
