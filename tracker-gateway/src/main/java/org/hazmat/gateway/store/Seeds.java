package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.hazmat.geocore.json.Validity;
import org.hazmat.geocore.model.Vehicle;
import org.hazmat.geocore.model.Waybill;
import org.hazmat.geocore.rule.Permit;
import org.hazmat.geocore.rule.Rule;
import org.hazmat.geocore.zone.Zone;

/** The sample district and its register, as the module {@code seeds} brings them. */
record Seeds(
        List<Dated<Zone>> zones,
        List<Dated<Rule>> rules,
        List<Permit> permits,
        List<Vehicle> vehicles,
        List<Waybill> waybills) {
    /** Who is written down as the author of what they bring. */
    static final String AUTHOR = "seed";

    /** Before the first fix time that is plausible (rules.md 2): whatever is replayed is judged by the samples. */
    private static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00+08:00");

    /** A value with the fix times that it is for. */
    record Dated<T>(String id, T value, Validity validity) {}

    /** Stores all of it. */
    void load(Session session, Store.Edited store) throws SQLException {
        for (Dated<Zone> zone : zones) {
            put(session, store.zones(), zone);
        }
        for (Dated<Rule> rule : rules) {
            put(session, store.rules(), rule);
        }
        for (Permit permit : permits) {
            put(session, store.permits(), new Dated<>(permit.id(), permit, new Validity(null, null)));
        }
        for (Vehicle vehicle : vehicles) {
            store.vehicles().put(session, vehicle, AUTHOR);
        }
        for (Waybill waybill : waybills) {
            store.waybills().put(session, waybill, AUTHOR);
        }
    }

    private static <T> void put(Session session, VersionTable<T> table, Dated<T> item) throws SQLException {
        Instant from = item.validity().from();
        table.put(
                session,
                item.id(),
                item.value(),
                from == null ? ALWAYS : from,
                item.validity().to(),
                AUTHOR);
    }
}
