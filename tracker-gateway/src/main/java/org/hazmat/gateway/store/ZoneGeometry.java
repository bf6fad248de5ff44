package org.hazmat.gateway.store;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.rule.Version;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;

/** A zone's geometry as the database knows it, for those who read the table with a geographic information system. */
final class ZoneGeometry {
    private static final String SQL =
            "UPDATE zones SET geometry = ST_GeomFromText(?, 4326), extent_metres = ? WHERE id = ? AND number = ?";

    private ZoneGeometry() {}

    static void write(Session session, Version<Zone> version) throws SQLException {
        Zone zone = version.value();
        if (zone != null) {
            session.update(SQL, text(zone.shape()), extentMetres(zone.shape()), version.id(), version.number());
        }
    }

    /** Well-known text (OGC 06-103r4), longitude first. */
    static String text(Shape shape) {
        return switch (shape) {
            case Shape.Circle circle -> "POINT(" + text(circle.centre()) + ")";
            case Shape.Corridor corridor -> "LINESTRING" + text(corridor.line());
            case Shape.Area area ->
                area.polygons().stream().map(ZoneGeometry::text).collect(Collectors.joining(",", "MULTIPOLYGON(", ")"));
        };
    }

    private static double extentMetres(Shape shape) {
        return switch (shape) {
            case Shape.Circle circle -> circle.radiusMetres();
            case Shape.Corridor corridor -> corridor.halfWidthMetres();
            case Shape.Area area -> 0;
        };
    }

    private static String text(Shape.Polygon polygon) {
        return Stream.concat(Stream.of(polygon.outer()), polygon.holes().stream())
                .map(ZoneGeometry::text)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String text(List<Position> line) {
        return line.stream().map(ZoneGeometry::text).collect(Collectors.joining(",", "(", ")"));
    }

    private static String text(Position position) {
        return position.lon() + " " + position.lat();
    }
}
