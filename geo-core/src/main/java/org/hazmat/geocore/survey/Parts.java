package org.hazmat.geocore.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** A zone has one line or one point; a feature may have several, of which lines that meet at their ends are joined first. */
final class Parts {
    private static final int SHORTEST_LINE = 4;

    private Parts() {}

    static List<Drawn> of(Drawn drawn) {
        return switch (drawn) {
            case Drawn.Lines lines -> each(joined(lines.lines()), line -> new Drawn.Lines(List.of(line)));
            case Drawn.Points points -> each(points.points(), point -> new Drawn.Points(List.of(point)));
            case Drawn.Polygons one -> List.of(one);
            case Drawn.Nothing nothing -> List.of(nothing);
        };
    }

    private static List<Drawn> each(List<double[]> runs, Function<double[], Drawn> part) {
        return runs.stream().map(part).toList();
    }

    private static List<double[]> joined(List<double[]> lines) {
        if (lines.size() == 1) {
            return lines;
        }
        GeometryFactory factory = new GeometryFactory();
        LineMerger merger = new LineMerger();
        for (double[] line : lines) {
            if (line.length < SHORTEST_LINE) {
                return lines;
            }
            merger.add(factory.createLineString(new PackedCoordinateSequence.Double(line, 2, 0)));
        }
        List<double[]> joined = new ArrayList<>();
        Collection<?> merged = merger.getMergedLineStrings();
        for (Object line : merged) {
            joined.add(run(((LineString) line).getCoordinateSequence()));
        }
        return joined;
    }

    private static double[] run(CoordinateSequence sequence) {
        double[] run = new double[2 * sequence.size()];
        for (int i = 0; i < sequence.size(); i++) {
            run[2 * i] = sequence.getX(i);
            run[2 * i + 1] = sequence.getY(i);
        }
        return run;
    }
}
