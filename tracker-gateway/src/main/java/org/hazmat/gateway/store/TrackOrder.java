package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hazmat.web.read.Tracks.Point;
import org.jspecify.annotations.Nullable;

/** In which order a database keeps a vehicle's positions; handed out they are in that of their fix times, then of their digests. */
enum TrackOrder {
    /** By {@link Place}, which knows seconds and the beginnings of digests. */
    BY_PLACE("place BETWEEN ? AND ?") {
        @Override
        List<Object> bounds(String vehicle, @Nullable Instant from, @Nullable Instant to) {
            return List.of(
                    Place.first(vehicle, from == null ? Instant.MIN : from),
                    Place.last(vehicle, to == null ? Instant.MAX : to));
        }

        @Override
        List<Point> first(Session session, Select select, int most) throws SQLException {
            long[] last = new long[1];
            List<Point> points = new ArrayList<>(select.list(session, " ORDER BY place LIMIT " + most, row -> {
                last[0] = row.longInteger("place");
                return PositionTable.point(row);
            }));
            if (points.size() == most) {
                select.where("place > ? AND place <= ?", last[0], Place.lastOfSecond(last[0]));
                points.addAll(select.list(session, "", PositionTable::point));
            }
            points.sort(Comparator.comparing((Point point) -> point.fix().time())
                    .thenComparing(point -> point.fix().digest()));
            return points;
        }
    },

    /** By the columns that make a position the same one. */
    BY_FIX("TRUE") {
        @Override
        List<Object> bounds(String vehicle, @Nullable Instant from, @Nullable Instant to) {
            return List.of();
        }

        @Override
        List<Point> first(Session session, Select select, int most) throws SQLException {
            return select.list(session, " ORDER BY fix_time, digest LIMIT " + most, PositionTable::point);
        }
    };

    private final String within;

    TrackOrder(String within) {
        this.within = within;
    }

    /** A further condition by which a vehicle's positions of a time are found, with {@link #bounds} for its arguments. */
    String within() {
        return within;
    }

    /** Wide enough for all fixes of the vehicle from the one time to the other; null is for ever. */
    abstract List<Object> bounds(String vehicle, @Nullable Instant from, @Nullable Instant to);

    /** The first of what is selected of one vehicle, at least so many if there are. */
    abstract List<Point> first(Session session, Select select, int most) throws SQLException;
}
