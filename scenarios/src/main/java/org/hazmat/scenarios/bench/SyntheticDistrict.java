package org.hazmat.scenarios.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.ShapeCheck;
import org.hazmat.geocore.zone.Zone;
import org.hazmat.geocore.zone.ZoneKind;

/**
 * Made-up zones and roads as dense as a large city's, the same for the same seed: 7 of 10 zones are star-shaped polygons of 8 to 200
 * vertices, 0.2 to 5 km across, 3 of 10 corridors 30 m wide along lines of 5 to 50 km; 10 000 of them lie in 150 × 150 km.
 *
 * @param roads lines that are no zones; as many as corridors, and like them
 * @param sideMetres of the square around {@link #CENTRE}
 */
public record SyntheticDistrict(List<Zone> zones, List<List<Position>> roads, double sideMetres) {
    static final Position CENTRE = Position.ofDegrees(117.6, 38.9);

    private static final double METRES_PER_MICRODEGREE = Position.EARTH_RADIUS_METRES * Math.PI / 180e6;
    private static final double EAST_METRES_PER_MICRODEGREE =
            METRES_PER_MICRODEGREE * Math.cos(Math.toRadians(CENTRE.lat()));

    private static final double SIDE_METRES_OF_10_000 = 150_000;
    private static final double HALF_WIDTH_METRES = 15;

    public static SyntheticDistrict of(int zones, long seed) {
        return new Surveyor(SIDE_METRES_OF_10_000 * Math.sqrt(zones / 10_000.0), seed).survey(zones);
    }

    /** The place so many metres east and north of the centre. */
    public static Position at(double east, double north) {
        return new Position(
                CENTRE.lonMicrodegrees() + (int) Math.round(east / EAST_METRES_PER_MICRODEGREE),
                CENTRE.latMicrodegrees() + (int) Math.round(north / METRES_PER_MICRODEGREE));
    }

    Position anywhere(SplittableRandom random) {
        return at((random.nextDouble() - 0.5) * sideMetres, (random.nextDouble() - 0.5) * sideMetres);
    }

    /** Draws the district. */
    private static final class Surveyor {
        private final double sideMetres;
        private final SplittableRandom random;

        Surveyor(double sideMetres, long seed) {
            this.sideMetres = sideMetres;
            this.random = new SplittableRandom(seed);
        }

        SyntheticDistrict survey(int count) {
            List<Zone> zones = new ArrayList<>();
            while (zones.size() < count) {
                Shape shape = zones.size() % 10 < 7 ? star() : new Shape.Corridor(line(), HALF_WIDTH_METRES);
                if (ShapeCheck.problem(shape).isEmpty()) {
                    zones.add(zone("Z%06d".formatted(zones.size()), shape));
                }
            }
            List<List<Position>> roads = new ArrayList<>();
            while (roads.size() < count * 3 / 10) {
                roads.add(line());
            }
            return new SyntheticDistrict(List.copyOf(zones), List.copyOf(roads), sideMetres);
        }

        private static Zone zone(String id, Shape shape) {
            ZoneKind kind = shape instanceof Shape.Corridor ? ZoneKind.RESTRICTED_ROAD : ZoneKind.RESTRICTED_AREA;
            return new Zone(id, id, kind, shape, null, null, true);
        }

        /** Bays and capes: its distance from the middle swings a few times on the way round. */
        private Shape star() {
            double across = 200 + 4_800 * random.nextDouble();
            int vertices = random.nextInt(8, 201);
            double east = (random.nextDouble() - 0.5) * sideMetres;
            double north = (random.nextDouble() - 0.5) * sideMetres;
            int swings = random.nextInt(2, 7);
            double turned = 2 * Math.PI * random.nextDouble();
            List<Position> ring = new ArrayList<>();
            for (int i = 0; i < vertices; i++) {
                double angle = 2 * Math.PI * i / vertices;
                double bay = 0.2 * Math.sin(swings * angle + turned) + 0.1 * (random.nextDouble() - 0.5);
                double far = across / 2 * (0.75 + bay);
                ring.add(at(east + far * Math.cos(angle), north + far * Math.sin(angle)));
            }
            ring.add(ring.getFirst());
            return new Shape.Area(List.of(new Shape.Polygon(ring, List.of())));
        }

        /** A road: pieces of 100 to 900 m, each turned a little from the one before; it turns back at the district's border. */
        private List<Position> line() {
            double left = 5_000 + 45_000 * random.nextDouble();
            double east = (random.nextDouble() - 0.5) * sideMetres;
            double north = (random.nextDouble() - 0.5) * sideMetres;
            double heading = 2 * Math.PI * random.nextDouble();
            List<Position> line = new ArrayList<>(List.of(at(east, north)));
            while (left > 0) {
                double piece = Math.min(left, 100 + 800 * random.nextDouble());
                heading += 0.5 * (random.nextDouble() - 0.5);
                if (beyond(east + piece * Math.cos(heading)) || beyond(north + piece * Math.sin(heading))) {
                    heading = Math.atan2(-north, -east);
                }
                east += piece * Math.cos(heading);
                north += piece * Math.sin(heading);
                line.add(at(east, north));
                left -= piece;
            }
            return line;
        }

        private boolean beyond(double metres) {
            return Math.abs(metres) > sideMetres / 2;
        }
    }
}
