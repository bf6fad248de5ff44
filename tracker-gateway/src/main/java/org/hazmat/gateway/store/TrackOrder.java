package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hazmat.web.read.Tracks.Point;
import org.jspecify.annotations.Nullable;

/** In which order a database keeps a vehicle's positions, and so finds them. */
enum TrackOrder {
    /** By {@link Place}. */
    BY_PLACE("place BETWEEN ? AND ?") {
        @Override
        List<Range> ranges(String vehicle, @Nullable Instant from, @Nullable Instant to) {
            Object first = Place.first(vehicle, from == null ? Instant.MIN : from);
            Object last = Place.last(vehicle, to == null ? Instant.MAX : to);
            return List.of(
                    new Range(List.of(first, last), TrackOrder::ofWholeSeconds),
                    new Range(Place.rangeBeyond(vehicle), TrackOrder::sorted));
        }
    },

    /** By the columns that make a position the same one. */
    BY_FIX("TRUE") {
        @Override
        List<Range> ranges(String vehicle, @Nullable Instant from, @Nullable Instant to) {
            return List.of(new Range(List.of(), TrackOrder::sorted));
        }
    };

    private final String within;

    TrackOrder(String within) {
        this.within = within;
    }

    /**
     * A part of what is stored.
     *
     * @param bounds the arguments of {@link #within}
     */
    record Range(List<Object> bounds, Reading reading) {}

    /** Reads the first, by fix time and then digest, of what is selected; at least so many if there are, in any order. */
    @FunctionalInterface
    interface Reading {
        List<Point> first(Session session, Select select, int most) throws SQLException;
    }

    /** A further condition by which a vehicle's positions are found. */
    String within() {
        return within;
    }

    /** Where the vehicle's fixes from the one time to the other are; null is for ever. */
    abstract List<Range> ranges(String vehicle, @Nullable Instant from, @Nullable Instant to);

    private static List<Point> sorted(Session session, Select select, int most) throws SQLException {
        return select.list(session, " ORDER BY fix_time, digest LIMIT " + most, PositionTable::point);
    }

    /** Places know seconds and the beginnings of digests only. */
    private static List<Point> ofWholeSeconds(Session session, Select select, int most) throws SQLException {
        long[] last = new long[1];
        List<Point> points = new ArrayList<>(select.list(session, " ORDER BY place LIMIT " + most, row -> {
            last[0] = row.longInteger("place");
            return PositionTable.point(row);
        }));
        if (points.size() == most) {
            select.where("place > ? AND place <= ?", last[0], Place.lastOfSecond(last[0]));
            points.addAll(select.list(session, "", PositionTable::point));
        }
        return points;
    }
}
