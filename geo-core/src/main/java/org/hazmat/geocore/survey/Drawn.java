package org.hazmat.geocore.survey;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A geometry as a file has it, before anything is checked. Coordinates lie packed: x, y, x, y …, x being the easting or longitude. */
sealed interface Drawn {
    /** Why there is no geometry that a zone could have. */
    record Nothing(String reason) implements Drawn {}

    /** Polygons, each an outer ring and its holes. */
    record Polygons(List<List<double[]>> polygons) implements Drawn {}

    record Lines(List<double[]> lines) implements Drawn {}

    record Points(List<double[]> points) implements Drawn {}

    /** Each packed run of coordinates. */
    default Stream<double[]> runs() {
        return switch (this) {
            case Nothing nothing -> Stream.empty();
            case Polygons areas -> areas.polygons.stream().flatMap(List::stream);
            case Lines lines -> lines.lines.stream();
            case Points points -> points.points.stream();
        };
    }

    default long vertices() {
        return runs().mapToLong(run -> run.length / 2).sum();
    }

    /** The same with other coordinates. */
    default Drawn with(UnaryOperator<double[]> change) {
        return switch (this) {
            case Nothing nothing -> nothing;
            case Polygons areas ->
                new Polygons(areas.polygons.stream()
                        .map(rings -> rings.stream().map(change).toList())
                        .toList());
            case Lines lines -> new Lines(lines.lines.stream().map(change).toList());
            case Points points -> new Points(points.points.stream().map(change).toList());
        };
    }
}
