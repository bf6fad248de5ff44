package org.hazmat.geocore.zone;

import java.util.List;
import org.hazmat.geocore.model.Position;

/**
 * The geometry of a zone (圆、多边形、路线). Closed: a position on the edge is inside. Edges are straight in degrees (rules.md 3).
 */
public sealed interface Shape {
    /** A place with a radius in metres. */
    record Circle(Position centre, double radiusMetres) implements Shape {}

    /**
     * One or more polygons that do not overlap.
     *
     * @param multi a GeoJSON MultiPolygon, which may have but one polygon
     */
    record Area(List<Polygon> polygons, boolean multi) implements Shape {
        public Area(List<Polygon> polygons) {
            this(polygons, polygons.size() > 1);
        }
    }

    /** A line with a half-width in metres, with round ends and joints. */
    record Corridor(List<Position> line, double halfWidthMetres) implements Shape {
        public Corridor {
            line = Line.of(line);
        }
    }

    /** An outer ring and its holes; each ring closed, first position = last. The edge of a hole belongs to the polygon. */
    record Polygon(List<Position> outer, List<List<Position>> holes) {
        public Polygon {
            outer = Line.of(outer);
            holes = holes.stream().<List<Position>>map(Line::of).toList();
        }
    }
}
