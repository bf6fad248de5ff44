package org.hazmat.gateway.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.protocols.jt808.area.AreaPoint;
import org.hazmat.protocols.jt808.area.Circle;
import org.hazmat.protocols.jt808.area.Rectangle;
import org.hazmat.protocols.jt808.area.RouteCorner;
import org.hazmat.protocols.jt808.message.PolygonArea;
import org.hazmat.protocols.jt808.message.RouteArea;
import org.hazmat.protocols.wire.Writer;

/** A zone as a terminal holds it (终端内的区域、路线). */
sealed interface HeldArea {
    int MOST_POINTS = 65_535;
    int MOST_WIDTH_METRES = 255;

    /** A circle, many of which go into one 0x8600. */
    record Round(Circle circle) implements HeldArea {}

    /** A rectangle along the meridians, many of which go into one 0x8602. */
    record Rectangular(Rectangle rectangle) implements HeldArea {}

    /** A polygon, alone in its 0x8604. */
    record Polygonal(PolygonArea polygon) implements HeldArea {}

    /** A route, alone in its 0x8606. */
    record Linear(RouteArea route) implements HeldArea {}

    /** Why a terminal cannot hold a zone; empty when it can. */
    static List<String> objections(Zone zone) {
        List<String> reasons = new ArrayList<>();
        switch (zone.shape()) {
            case Shape.Circle circle -> {
                // DWORD metres hold every circle on Earth.
            }
            case Shape.Area area -> objections(area, reasons);
            case Shape.Corridor corridor -> objections(corridor, reasons);
        }
        if (!isGbk(zone.name())) {
            reasons.add("its name has characters that GBK does not have");
        }
        return reasons;
    }

    private static void objections(Shape.Area area, List<String> reasons) {
        if (area.polygons().size() > 1) {
            reasons.add("it has " + area.polygons().size() + " polygons, and a terminal's area has one outline");
        }
        int holes = area.polygons().stream()
                .mapToInt(polygon -> polygon.holes().size())
                .sum();
        if (holes > 0) {
            reasons.add("it has " + holes + (holes == 1 ? " hole" : " holes") + ", which a terminal does not know");
        }
        points(area.polygons().getFirst().outer().size() - 1, reasons);
    }

    private static void objections(Shape.Corridor corridor, List<String> reasons) {
        if (width(corridor) > MOST_WIDTH_METRES) {
            reasons.add(
                    "it is " + width(corridor) + " m wide, and a terminal's route at most " + MOST_WIDTH_METRES + " m");
        }
        points(corridor.line().size(), reasons);
    }

    private static void points(int count, List<String> reasons) {
        if (count > MOST_POINTS) {
            reasons.add("it has " + count + " points, and a terminal takes at most " + MOST_POINTS);
        }
    }

    private static boolean isGbk(String name) {
        try {
            return new Writer().text(name).toBytes().length() <= 0xFFFF;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Of the whole road, rounded up: a route that is a little too wide raises no false alarm. */
    private static long width(Shape.Corridor corridor) {
        return Math.max(1, (long) Math.ceil(2 * corridor.halfWidthMetres()));
    }

    /** A zone that has no {@link #objections}. */
    static HeldArea of(Zone zone, AreaRule rule) {
        long number = AreaNumber.of(zone.id());
        return switch (zone.shape()) {
            case Shape.Circle circle -> {
                long radius = Math.max(1, Math.round(circle.radiusMetres()));
                yield new Round(new Circle(number, rule.terms(), point(circle.centre()), radius, zone.name()));
            }
            case Shape.Area area -> area(zone, area.polygons().getFirst().outer(), rule);
            case Shape.Corridor corridor ->
                new Linear(new RouteArea(
                        number, rule.property(), rule.window(), corners(corridor, number, rule), zone.name()));
        };
    }

    private static HeldArea area(Zone zone, List<Position> ring, AreaRule rule) {
        long number = AreaNumber.of(zone.id());
        List<Position> corners = ring.subList(0, ring.size() - 1);
        if (isRectangle(corners)) {
            AreaPoint topLeft = new AreaPoint(
                    corners.stream().mapToInt(Position::latMicrodegrees).max().orElseThrow(),
                    corners.stream().mapToInt(Position::lonMicrodegrees).min().orElseThrow());
            AreaPoint bottomRight = new AreaPoint(
                    corners.stream().mapToInt(Position::latMicrodegrees).min().orElseThrow(),
                    corners.stream().mapToInt(Position::lonMicrodegrees).max().orElseThrow());
            return new Rectangular(new Rectangle(number, rule.terms(), topLeft, bottomRight, zone.name()));
        }
        List<AreaPoint> vertices = corners.stream().map(HeldArea::point).toList();
        return new Polygonal(new PolygonArea(number, rule.terms(), vertices, zone.name()));
    }

    /** Four corners, each of which differs from the next in one coordinate only. */
    private static boolean isRectangle(List<Position> corners) {
        if (corners.size() != 4) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            Position here = corners.get(i);
            Position next = corners.get((i + 1) % 4);
            boolean sameLon = here.lonMicrodegrees() == next.lonMicrodegrees();
            boolean sameLat = here.latMicrodegrees() == next.latMicrodegrees();
            if (sameLon == sameLat) {
                return false;
            }
        }
        return true;
    }

    private static List<RouteCorner> corners(Shape.Corridor corridor, long number, AreaRule rule) {
        List<RouteCorner> corners = new ArrayList<>();
        for (Position position : corridor.line()) {
            long index = corners.size() + 1L;
            corners.add(new RouteCorner(
                    index, number, point(position), (int) width(corridor), 0, Optional.empty(), rule.limit()));
        }
        return List.copyOf(corners);
    }

    private static AreaPoint point(Position position) {
        return new AreaPoint(position.latMicrodegrees(), position.lonMicrodegrees());
    }
}
