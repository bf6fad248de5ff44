package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hazmat.geocore.model.Digest;
import org.jspecify.annotations.Nullable;

/** Writes positions into a table of the embedded store, each in a slot of its {@link Place}, and each once. */
final class Placing {
    private final Session session;
    private final String insert;
    private final String among;
    /** What stands in the seconds that were looked at, by slot. */
    private final Map<Long, Map<Long, Identity>> seconds = new HashMap<>();

    /** The same of places beyond full seconds. */
    private final Map<Long, Identity> beyond = new HashMap<>();

    private final List<Placed> placed = new ArrayList<>();

    /** What makes a position the same one. */
    private record Identity(String vehicle, Instant time, UUID digest) {}

    private record Placed(long place, Located located) {
        static Placed preferred(Located located) {
            Digest digest = located.fix().digest();
            return new Placed(
                    Place.preferred(located.vehicle().toString(), located.fix().time(), digest), located);
        }

        List<@Nullable Object> row() {
            List<@Nullable Object> row = new ArrayList<>(located.row());
            row.add(place);
            return row;
        }
    }

    private Placing(Session session, String table) {
        this.session = session;
        this.insert = "INSERT INTO " + table + " (" + PositionTable.NAMES + ", place) VALUES ("
                + "?, ".repeat(PositionTable.POSITIONS.columns().size()) + "?)";
        this.among = "SELECT place, vehicle, fix_time, digest FROM " + table + " WHERE place BETWEEN ? AND ?";
    }

    /** Within the session's transaction. Few slots are ever taken already, and to look for each first takes longer. */
    static void insert(Session session, String table, List<Located> fixes) throws SQLException {
        Placing placing = new Placing(session, table);
        Savepoint before = session.connection().setSavepoint();
        try {
            fixes.forEach(each -> placing.placed.add(Placed.preferred(each)));
            placing.write();
        } catch (SQLException e) {
            if (!Outage.isCollision(e)) {
                throw e;
            }
            session.connection().rollback(before);
            placing.placed.clear();
            for (Located each : fixes) {
                placing.place(each);
            }
            placing.write();
        }
    }

    /** In the order of their places, what belongs into one page comes together. */
    private void write() throws SQLException {
        placed.sort(Comparator.comparingLong(Placed::place));
        session.batch(insert, placed.stream().map(Placed::row).toList());
    }

    /** Into the next slot that is free, unless it is there already. */
    private void place(Located located) throws SQLException {
        String vehicle = located.vehicle().toString();
        Digest digest = located.fix().digest();
        Identity own = new Identity(vehicle, Session.stored(located.fix().time()), PositionTable.uuid(digest));
        Map<Long, Identity> second = taken(located);
        if (second.containsValue(own)) {
            return;
        }
        boolean full = second.size() == Place.SLOTS;
        long place = full
                ? Place.beyond(vehicle, digest)
                : Place.preferred(vehicle, located.fix().time(), digest);
        for (Identity there = take(second, full, place, own); there != null; there = take(second, full, place, own)) {
            if (there.equals(own)) {
                return;
            }
            place = Place.next(place);
        }
        placed.add(new Placed(place, located));
    }

    /** Null when it was free. */
    private @Nullable Identity take(Map<Long, Identity> second, boolean full, long place, Identity own)
            throws SQLException {
        if (full && !beyond.containsKey(place)) {
            session.list(among, row -> beyond.put(place, identity(row)), place, place);
        }
        return (full ? beyond : second).putIfAbsent(place, own);
    }

    private Map<Long, Identity> taken(Located located) throws SQLException {
        String vehicle = located.vehicle().toString();
        long first = Place.first(vehicle, located.fix().time());
        Map<Long, Identity> known = seconds.get(first);
        if (known != null) {
            return known;
        }
        Map<Long, Identity> there = new HashMap<>();
        session.list(
                among, row -> there.put(row.longInteger("place"), identity(row)), first, Place.lastOfSecond(first));
        seconds.put(first, there);
        return there;
    }

    private static Identity identity(Row row) throws SQLException {
        return new Identity(row.text("vehicle"), row.instant("fix_time"), row.uuid("digest"));
    }
}
