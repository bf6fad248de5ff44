package org.hazmat.scenarios.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hazmat.geocore.model.Digest;
import org.hazmat.geocore.model.Fix;
import org.hazmat.geocore.model.Position;
import org.hazmat.geocore.zone.Shape;
import org.hazmat.geocore.zone.Zone;

/**
 * Made-up vehicles that drive to and fro along one line of a district at 20 to 90 km/h and report every 10 to 30 s, the same for the
 * same seed. One in ten drives along a corridor, the others along roads.
 */
final class SyntheticTraffic {
    static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

    private static final double RECEIVER_NOISE_METRES = 3;
    private static final int LOCATED = 2;

    private final SplittableRandom random;
    private final List<List<Position>> roads;
    private final List<List<Position>> corridors;

    SyntheticTraffic(SyntheticDistrict district, long seed) {
        this.random = new SplittableRandom(seed);
        this.roads = district.roads();
        this.corridors = district.zones().stream()
                .map(Zone::shape)
                .filter(Shape.Corridor.class::isInstance)
                .map(shape -> ((Shape.Corridor) shape).line())
                .toList();
    }

    /** As reports arrive: round by round one fix of each vehicle, ascending in time for each. */
    Fix[][] rounds(int vehicles, int rounds) {
        Fix[][] fixes = new Fix[rounds][vehicles];
        for (int vehicle = 0; vehicle < vehicles; vehicle++) {
            Drive drive = new Drive(vehicle % 10 == 0 ? corridors : roads);
            for (int round = 0; round < rounds; round++) {
                fixes[round][vehicle] = drive.next();
            }
        }
        return fixes;
    }

    /** One vehicle on its way. */
    private final class Drive {
        private final List<Position> line;
        private final double kmh = 20 + 70 * random.nextDouble();
        private final int interval = random.nextInt(10, 31);
        private Instant time = START.plusSeconds(random.nextInt(60));
        private int piece;
        private double metresIntoPiece;

        Drive(List<List<Position>> lines) {
            List<Position> chosen = lines.get(random.nextInt(lines.size()));
            List<Position> thereAndBack = new ArrayList<>(chosen);
            thereAndBack.addAll(chosen.reversed());
            this.line = thereAndBack;
            this.piece = random.nextInt(line.size() - 1);
        }

        Fix next() {
            time = time.plusSeconds(interval);
            metresIntoPiece += kmh / 3.6 * interval;
            double length = length();
            while (metresIntoPiece > length) {
                metresIntoPiece -= length;
                piece = (piece + 1) % (line.size() - 1);
                length = length();
            }
            double part = length == 0 ? 0 : metresIntoPiece / length;
            Digest digest = new Digest(random.nextLong(), random.nextLong());
            return new Fix(time, place(part), Math.round(kmh * 10) / 10.0, 0, 0, 0, LOCATED, digest);
        }

        private double length() {
            return line.get(piece).metresTo(line.get(piece + 1));
        }

        private Position place(double part) {
            Position a = line.get(piece);
            Position b = line.get(piece + 1);
            return new Position(
                    between(a.lonMicrodegrees(), b.lonMicrodegrees(), part),
                    between(a.latMicrodegrees(), b.latMicrodegrees(), part));
        }

        private int between(int a, int b, double part) {
            double noise = RECEIVER_NOISE_METRES * (2 * random.nextDouble() - 1) * 9;
            return (int) Math.round(a + part * ((double) b - a) + noise);
        }
    }
}
