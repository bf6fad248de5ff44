package org.hazmat.geocore.zone;

import java.util.Arrays;

/** Which edges of an outline matter in a square: never too few, and a square called covered is covered. */
final class Reach {
    /** Rounding, relative; the bounds themselves are rigorous. */
    private static final double SLACK = 1e-9;

    private final Outline outline;
    private final double radius;

    Reach(Outline outline) {
        this.outline = outline;
        this.radius = outline.radiusMetres() / Metric.METRES_PER_MICRODEGREE;
    }

    Square square(int level, int x, int y) {
        return new Square(
                x - 1, y - 1, x + (1 << (Block.CELL_LON_BITS + level)), y + (1 << (Block.CELL_LAT_BITS + level)));
    }

    Squares.Extent extent() {
        Squares.Extent bare = outline.extent();
        if (!outline.round()) {
            return bare;
        }
        int north = (int) Math.ceil(radius * (1 + SLACK)) + 1;
        double leastCosine = leastCosine(bare.minY() - north, bare.maxY() + north);
        int east = (int) Math.min(1 << 29, Math.ceil(radius * (1 + SLACK) / leastCosine) + 1);
        return new Squares.Extent(bare.minX() - east, bare.minY() - north, bare.maxX() + east, bare.maxY() + north);
    }

    private static double leastCosine(double south, double north) {
        double farthest = Math.min(90e6, Math.max(Math.abs(south), Math.abs(north)));
        return Math.max(0, Metric.cosine(farthest));
    }

    private static double greatestCosine(double south, double north) {
        return south <= 0 && north >= 0 ? 1 : Metric.cosine(Math.min(Math.abs(south), Math.abs(north)));
    }

    /** A closed box, a microdegree larger than the cells that it stands for. */
    final class Square {
        private final int west;
        private final int south;
        private final int east;
        private final int north;
        private final double leastCosine;
        private final double greatestCosine;

        Square(int west, int south, int east, int north) {
            this.west = west;
            this.south = south;
            this.east = east;
            this.north = north;
            // Mean latitudes of places in the box and places within the radius of them lie in between.
            this.leastCosine = outline.round() ? leastCosine(south - radius, north + radius) : 1;
            this.greatestCosine = outline.round() ? greatestCosine(south - radius, north + radius) : 1;
        }

        int[] reachedBy(int[] edges) {
            int[] reached = new int[edges.length];
            int count = 0;
            for (int edge : edges) {
                if (outline.round() ? comesNear(2 * edge) : comesIn(2 * edge)) {
                    reached[count++] = edge;
                }
            }
            return count == edges.length ? edges : Arrays.copyOf(reached, count);
        }

        boolean coveredByOneOf(int[] edges) {
            if (!outline.round()) {
                return false;
            }
            for (int edge : edges) {
                int at = 2 * edge;
                if (holds(at, west, south)
                        && holds(at, east, south)
                        && holds(at, west, north)
                        && holds(at, east, north)) {
                    return true;
                }
            }
            return false;
        }

        /** Exact: the boxes overlap, and the box is not on one side of the edge's line. */
        private boolean comesIn(int at) {
            int[] xy = outline.xy();
            int ax = xy[at];
            int ay = xy[at + 1];
            int bx = xy[at + 2];
            int by = xy[at + 3];
            if (Math.max(ax, bx) < west
                    || Math.min(ax, bx) > east
                    || Math.max(ay, by) < south
                    || Math.min(ay, by) > north) {
                return false;
            }
            int sides = Edges.turn(ax, ay, bx, by, west, south)
                    + Edges.turn(ax, ay, bx, by, east, south)
                    + Edges.turn(ax, ay, bx, by, west, north)
                    + Edges.turn(ax, ay, bx, by, east, north);
            return Math.abs(sides) < 4;
        }

        /** Too generous at most: the box and the piece, widened, overlap, and the box comes into the strip along the piece's line. */
        private boolean comesNear(int at) {
            int[] xy = outline.xy();
            double far = radius * (1 + SLACK) + 1;
            double wide = far / leastCosine;
            if (Math.max(xy[at], xy[at + 2]) + wide < west
                    || Math.min(xy[at], xy[at + 2]) - wide > east
                    || Math.max(xy[at + 1], xy[at + 3]) + far < south
                    || Math.min(xy[at + 1], xy[at + 3]) - far > north) {
                return false;
            }
            double dx = ((double) xy[at + 2] - xy[at]) * leastCosine;
            double dy = (double) xy[at + 3] - xy[at + 1];
            double middleX = ((west + (double) east) / 2 - xy[at]) * leastCosine;
            double middleY = (south + (double) north) / 2 - xy[at + 1];
            double halfBox = ((double) east - west) / 2 * leastCosine * Math.abs(dy)
                    + ((double) north - south) / 2 * Math.abs(dx);
            return Math.abs(middleX * dy - middleY * dx) <= (far * Math.hypot(dx, dy) + halfBox) * (1 + SLACK);
        }

        /** Whether every place of the box that is as near to the piece as this corner is inside for certain. */
        private boolean holds(int at, int x, int y) {
            int[] xy = outline.xy();
            double metres = Metric.inPlane(xy[at], xy[at + 1], xy[at + 2], xy[at + 3], x, y, greatestCosine);
            return metres * greatestCosine / leastCosine * (1 + SLACK) < outline.radiusMetres();
        }
    }
}
