package org.hazmat.geocore.zone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hazmat.geocore.model.Position;

/** Random districts of sound zones, and places where a look-up is likely to go wrong. */
final class Districts {
    /** A corner of cells and blocks alike, in Binhai. */
    static final Position CENTRE = new Position(117_571_584, 38_862_848);

    private final Random random;

    Districts(long seed) {
        random = new Random(seed);
    }

    List<Zone> zones(int count) {
        List<Zone> zones = new ArrayList<>();
        while (zones.size() < count) {
            Shape shape = shape();
            if (ShapeCheck.problem(shape).isEmpty()) {
                zones.add(zone("Z" + zones.size(), shape));
            }
        }
        return zones;
    }

    static Zone zone(String id, Shape shape) {
        return new Zone(id, id, ZoneKind.RESTRICTED_AREA, shape, null, null, true);
    }

    private Shape shape() {
        Position centre = around(CENTRE, 60_000);
        return switch (random.nextInt(6)) {
            case 0 -> new Shape.Circle(centre, 1 + random.nextDouble() * 3_000);
            case 1, 2 -> new Shape.Corridor(line(centre), random.nextBoolean() ? 15 : 1 + random.nextDouble() * 2_000);
            case 3 -> new Shape.Area(List.of(block(centre)));
            case 4 -> new Shape.Area(List.of(star(centre, true), star(around(centre, 90_000), false)));
            default -> new Shape.Area(List.of(star(centre, random.nextBoolean())));
        };
    }

    private List<Position> line(Position from) {
        List<Position> line = new ArrayList<>(List.of(from));
        int pieces = 1 + random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            line.add(around(line.getLast(), 10_000));
        }
        return line;
    }

    /** Axis-parallel, with a hole, its edges often on the lines between cells. */
    private Shape.Polygon block(Position centre) {
        int west = snap(centre.lonMicrodegrees(), 2_048);
        int south = snap(centre.latMicrodegrees(), 1_024);
        int width = 4_096 * (1 + random.nextInt(6));
        int height = 2_048 * (1 + random.nextInt(6));
        List<Position> hole = rectangle(west + width / 4, south + height / 4, width / 2, height / 2);
        return new Shape.Polygon(rectangle(west, south, width, height), List.of(hole));
    }

    private int snap(int value, int step) {
        return random.nextBoolean() ? value - Math.floorMod(value, step) + random.nextInt(3) - 1 : value;
    }

    static List<Position> rectangle(int west, int south, int width, int height) {
        return List.of(
                new Position(west, south),
                new Position(west + width, south),
                new Position(west + width, south + height),
                new Position(west, south + height),
                new Position(west, south));
    }

    private Shape.Polygon star(Position centre, boolean hollow) {
        int points = 3 + random.nextInt(40);
        double size = 100 + random.nextDouble() * random.nextInt(40_000);
        List<Double> far = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            far.add(size * (0.6 + 0.4 * random.nextDouble()));
        }
        List<Position> outer = ring(centre, far, 1);
        return new Shape.Polygon(outer, hollow ? List.of(ring(centre, far, 0.4)) : List.of());
    }

    private static List<Position> ring(Position centre, List<Double> far, double scale) {
        List<Position> ring = new ArrayList<>();
        for (int i = 0; i < far.size(); i++) {
            double angle = 2 * Math.PI * i / far.size();
            ring.add(offset(centre, far.get(i) * scale * Math.cos(angle), far.get(i) * scale * Math.sin(angle)));
        }
        ring.add(ring.getFirst());
        return ring;
    }

    /** Vertices, places on edges and beside them, places about the rim of corridors and circles, corners of cells, anywhere. */
    List<Position> places(List<Zone> zones, int count) {
        List<Position> places = new ArrayList<>();
        while (places.size() < count) {
            Zone zone = zones.get(random.nextInt(zones.size()));
            List<Position> line =
                    lines(zone.shape()).get(random.nextInt(lines(zone.shape()).size()));
            int i = random.nextInt(Math.max(1, line.size() - 1));
            Position a = line.get(i);
            Position b = line.get(Math.min(i + 1, line.size() - 1));
            places.add(
                    switch (random.nextInt(6)) {
                        case 0 -> a;
                        case 1 -> offset(a, random.nextInt(5) - 2, random.nextInt(5) - 2);
                        case 2 -> onTheWay(a, b);
                        case 3 -> besideTheRim(a, b, zone.shape());
                        case 4 -> new Position(a.lonMicrodegrees() & -2_048, a.latMicrodegrees() & -1_024);
                        default -> around(CENTRE, 120_000);
                    });
        }
        Collections.shuffle(places, random);
        return places;
    }

    static List<List<Position>> lines(Shape shape) {
        return switch (shape) {
            case Shape.Circle circle -> List.of(List.of(circle.centre()));
            case Shape.Corridor corridor -> List.of(corridor.line());
            case Shape.Area area -> {
                List<List<Position>> rings = new ArrayList<>();
                area.polygons().forEach(polygon -> {
                    rings.add(polygon.outer());
                    rings.addAll(polygon.holes());
                });
                yield rings;
            }
        };
    }

    private Position onTheWay(Position a, Position b) {
        int dx = b.lonMicrodegrees() - a.lonMicrodegrees();
        int dy = b.latMicrodegrees() - a.latMicrodegrees();
        int steps = java.math.BigInteger.valueOf(dx)
                .gcd(java.math.BigInteger.valueOf(dy))
                .intValue();
        int step = steps == 0 ? 0 : random.nextInt(steps + 1);
        return steps == 0 ? a : offset(a, (double) dx / steps * step, (double) dy / steps * step);
    }

    /** About the shape's width to one side of the way from a to b, or 15 m where it has none. */
    private Position besideTheRim(Position a, Position b, Shape shape) {
        double width = switch (shape) {
            case Shape.Circle circle -> circle.radiusMetres();
            case Shape.Corridor corridor -> corridor.halfWidthMetres();
            case Shape.Area area -> 15;
        };
        double angle = random.nextDouble() * 2 * Math.PI;
        double north = width / Metric.METRES_PER_MICRODEGREE;
        return offset(
                random.nextBoolean() ? a : onTheWay(a, b), north / 0.7786 * Math.cos(angle), north * Math.sin(angle));
    }

    private Position around(Position centre, int microdegrees) {
        return offset(
                centre, (random.nextDouble() * 2 - 1) * microdegrees, (random.nextDouble() * 2 - 1) * microdegrees);
    }

    private static Position offset(Position from, double east, double north) {
        return new Position(
                from.lonMicrodegrees() + (int) Math.round(east), from.latMicrodegrees() + (int) Math.round(north));
    }
}
