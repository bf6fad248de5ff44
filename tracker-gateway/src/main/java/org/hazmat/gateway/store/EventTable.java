package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleEvent;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.VehicleEvents;
import org.jspecify.annotations.Nullable;

/** What terminals told besides positions. One that is told again moves to when it was told last. */
record EventTable(Database database) implements VehicleEvents {
    static final Table EVENTS = Table.of(
            "vehicle_events",
            "id varchar",
            "vehicle varchar, type varchar, event_time timestamp(6) with time zone,"
                    + " received_at timestamp(6) with time zone, json varchar");
    static final List<String> AGE = List.of("received_at");
    private static final String LIST = "events";
    private static final String ORDER = "event_time DESC, id DESC";

    @Override
    public Page<VehicleEvent> list(Filter filter, Page.Ask ask) {
        Cursor cursor = Cursor.read(ask.cursor(), LIST, 2);
        Select select = of(filter.vehicle())
                .whereIf(filter.kind() == null ? null : filter.kind().word(), "type = ?")
                .whereIf(filter.from(), "event_time >= ?")
                .whereIf(filter.to(), "event_time < ?");
        if (cursor != null) {
            select.where("event_time <= ?", cursor.instant(0))
                    .where("(event_time < ? OR id < ?)", cursor.instant(0), cursor.part(1));
        }
        return database.read(session -> select.page(
                session, ORDER, ask.limit(), EventTable::event, event -> Cursor.of(LIST, event.time(), event.id())));
    }

    @Override
    public Optional<VehicleEvent> newest(VehicleId vehicle, VehicleEvent.Kind kind) {
        Select select = of(vehicle).where("type = ?", kind.word());
        return database.read(
                session -> select
                        .list(
                                session,
                                " ORDER BY event_time DESC, received_at DESC, id DESC LIMIT 1",
                                EventTable::event)
                        .stream()
                        .findFirst());
    }

    static List<@Nullable Object> row(VehicleEvent event) {
        return Arrays.asList(
                event.id(),
                event.vehicle().toString(),
                event.kind().word(),
                event.time(),
                event.receivedAt(),
                event.data());
    }

    static VehicleEvent later(VehicleEvent one, VehicleEvent other) {
        return other.receivedAt().isBefore(one.receivedAt()) ? one : other;
    }

    private static Select of(VehicleId vehicle) {
        return new Select("SELECT * FROM vehicle_events").where("vehicle = ?", vehicle.toString());
    }

    private static VehicleEvent event(Row row) throws SQLException {
        return new VehicleEvent(
                VehicleId.parse(row.text("vehicle")),
                row.text("id"),
                VehicleEvent.Kind.ofWord(row.text("type")),
                row.instant("event_time"),
                row.instant("received_at"),
                row.text("json"));
    }
}
