package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.geocore.rule.Version;
import org.hazmat.web.read.Conflict;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Vehicles;
import org.jspecify.annotations.Nullable;

/** The register of vehicles. */
record VehicleTable(Database database, RecordVersions<Vehicle> versions, Form<Vehicle> form) implements Vehicles {
    private static final String LIST = "vehicles";

    @Override
    public Optional<Vehicle> find(VehicleId id) {
        return database.read(
                session -> session.find("SELECT json FROM vehicles WHERE id = ?", this::vehicle, id.toString()));
    }

    @Override
    public Page<Vehicle> list(@Nullable String operator, Page.Ask ask) {
        Cursor cursor = Cursor.read(ask.cursor(), LIST, 1);
        Select select = new Select("SELECT json FROM vehicles").whereIf(operator, "operator = ?");
        if (cursor != null) {
            select.where("id > ?", cursor.part(0));
        }
        return database.read(session ->
                select.page(session, "id", ask.limit(), this::vehicle, vehicle -> Cursor.of(LIST, vehicle.id())));
    }

    @Override
    public List<Version<Vehicle>> versions(VehicleId id) {
        return versions.of(id.toString());
    }

    List<Vehicle> all() {
        return database.read(session -> session.list("SELECT json FROM vehicles ORDER BY id", this::vehicle));
    }

    @Override
    public boolean put(Vehicle vehicle, String author) {
        return database.edit(session -> put(session, vehicle, author));
    }

    boolean put(Session session, Vehicle vehicle, String author) throws SQLException {
        refuseTakenPhone(session, vehicle);
        String id = vehicle.id().toString();
        String json = form.write(vehicle);
        boolean isNew = session.update(
                        "UPDATE vehicles SET phone_key = ?, operator = ?, json = ? WHERE id = ?",
                        vehicle.phoneKey(),
                        vehicle.operator(),
                        json,
                        id)
                == 0;
        if (isNew) {
            session.update(
                    "INSERT INTO vehicles (id, phone_key, operator, json) VALUES (?, ?, ?, ?)",
                    id,
                    vehicle.phoneKey(),
                    vehicle.operator(),
                    json);
        }
        versions.add(session, id, vehicle, author);
        return isNew;
    }

    boolean empty(Session session) throws SQLException {
        return session.find("SELECT id FROM vehicles LIMIT 1", row -> row.text("id"))
                .isEmpty();
    }

    @Override
    public boolean delete(VehicleId id, String author) {
        return database.edit(session -> {
            boolean deleted = session.update("DELETE FROM vehicles WHERE id = ?", id.toString()) > 0;
            if (deleted) {
                versions.add(session, id.toString(), null, author);
            }
            return deleted;
        });
    }

    private static void refuseTakenPhone(Session session, Vehicle vehicle) throws SQLException {
        Optional<String> owner = session.find(
                "SELECT id FROM vehicles WHERE phone_key = ? AND id <> ?",
                row -> row.text("id"),
                vehicle.phoneKey(),
                vehicle.id().toString());
        if (owner.isPresent()) {
            throw new Conflict("phone number " + vehicle.phoneNumber() + " already belongs to vehicle " + owner.get());
        }
    }

    private Vehicle vehicle(Row row) throws SQLException {
        return form.read(row.text("json"));
    }
}
