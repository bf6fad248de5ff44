package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.model.Quality;
import org.hazmat.geocore.model.VehicleId;
import org.hazmat.web.read.Page;
import org.hazmat.web.read.Tracks;
import org.jspecify.annotations.Nullable;

/** The stored tracks, and the newest judged fix of each vehicle. */
record PositionTable(Database database) implements Tracks {
    private static final String LIST = "track";
    private static final String FIX = "lon_microdegrees integer, lat_microdegrees integer, speed_kmh double precision,"
            + " direction integer, altitude_metres integer, alarm integer, status integer,"
            + " received_at timestamp(6) with time zone, quality varchar";
    private static final String STANDING = Arrays.stream(Quality.values())
            .filter(Quality::standsInTrack)
            .map(quality -> "'" + quality.word() + "'")
            .collect(Collectors.joining(", ", "quality IN (", ")"));
    static final Table POSITIONS =
            Table.of("positions", "vehicle varchar, fix_time timestamp(6) with time zone, digest uuid", FIX);
    /** Of the columns, in their order. */
    static final String NAMES =
            POSITIONS.columns().stream().map(Table.Column::name).collect(Collectors.joining(", "));

    private static final Comparator<Point> BY_FIX = Comparator.comparing(
                    (Point point) -> point.fix().time())
            .thenComparing(point -> point.fix().digest());

    static final Table NEWEST = Table.of(
            "newest_positions", "vehicle varchar", "fix_time timestamp(6) with time zone, digest uuid, " + FIX);

    @Override
    public Page<Point> track(
            VehicleId vehicle, @Nullable Instant from, @Nullable Instant to, boolean all, Page.Ask ask) {
        Cursor cursor = Cursor.read(ask.cursor(), LIST, 2);
        Instant first = cursor == null ? from : cursor.instant(0);
        int limit = ask.limit();
        List<Point> points = database.read(session -> {
            List<Point> found = new ArrayList<>();
            for (TrackOrder.Range range : order().ranges(vehicle.toString(), first, to)) {
                Select select = in(range, "SELECT *", vehicle, first, to);
                if (!all) {
                    select.where(STANDING);
                }
                if (cursor != null) {
                    select.whereIf(from, "fix_time >= ?")
                            .where("(fix_time > ? OR digest > ?)", cursor.instant(0), cursor.uuid(1));
                }
                found.addAll(range.reading().first(session, select, limit + 1));
            }
            return found;
        });
        points.sort(BY_FIX);
        return points.size() <= limit
                ? new Page<>(List.copyOf(points), null)
                : new Page<>(List.copyOf(points.subList(0, limit)), cursor(points.get(limit - 1)));
    }

    @Override
    public QualityCount quality(VehicleId vehicle, @Nullable Instant from, @Nullable Instant to) {
        Select again = between("SELECT count(*) AS resends FROM resends", vehicle, from, to);
        return database.read(session -> {
            Map<Quality, Long> fixes = new EnumMap<>(Quality.class);
            for (TrackOrder.Range range : order().ranges(vehicle.toString(), from, to)) {
                in(range, "SELECT quality, count(*) AS fixes", vehicle, from, to)
                        .list(
                                session,
                                " GROUP BY quality",
                                row -> fixes.merge(
                                        Quality.ofWord(row.text("quality")), row.longInteger("fixes"), Long::sum));
            }
            long resends =
                    again.list(session, "", row -> row.longInteger("resends")).getFirst();
            return new QualityCount(fixes, resends);
        });
    }

    /** The newest judged fix of each vehicle, in order of plates. */
    Map<VehicleId, Point> newest() {
        Map<VehicleId, Point> newest = new LinkedHashMap<>();
        database.read(session -> session.list(
                "SELECT * FROM newest_positions ORDER BY vehicle",
                row -> newest.put(VehicleId.parse(row.text("vehicle")), point(row))));
        return newest;
    }

    static UUID uuid(Digest digest) {
        return new UUID(digest.high(), digest.low());
    }

    private TrackOrder order() {
        return database.dialect().trackOrder();
    }

    private Select in(
            TrackOrder.Range range, String columns, VehicleId vehicle, @Nullable Instant from, @Nullable Instant to) {
        return between(columns + " FROM positions", vehicle, from, to)
                .where(order().within(), range.bounds().toArray());
    }

    private static Select between(String head, VehicleId vehicle, @Nullable Instant from, @Nullable Instant to) {
        return new Select(head)
                .where("vehicle = ?", vehicle.toString())
                .whereIf(from, "fix_time >= ?")
                .whereIf(to, "fix_time < ?");
    }

    private static String cursor(Point point) {
        return Cursor.of(LIST, point.fix().time(), uuid(point.fix().digest()));
    }

    static Point point(Row row) throws SQLException {
        UUID digest = row.uuid("digest");
        Fix fix = new Fix(
                row.instant("fix_time"),
                new Position(row.integer("lon_microdegrees"), row.integer("lat_microdegrees")),
                row.real("speed_kmh"),
                row.integer("direction"),
                row.integer("altitude_metres"),
                row.integer("alarm"),
                row.integer("status"),
                new Digest(digest.getMostSignificantBits(), digest.getLeastSignificantBits()));
        return new Point(fix, row.instant("received_at"), Quality.ofWord(row.text("quality")));
    }
}
