package org.hazmat.geocore.survey;

/**
 * The offset of GCJ-02 (国测局坐标), which maps published in China carry. The published approximation adds it; here it is taken off by
 * fixed-point iteration, exact to less than a millimetre against that approximation.
 */
final class Gcj02 {
    /** Krassowsky 1940, on which the offset is computed. */
    private static final double AXIS_METRES = 6_378_245.0;

    private static final double ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
    private static final int ROUNDS = 30;
    private static final double CLOSE_ENOUGH_DEGREES = 1e-10;

    private Gcj02() {}

    /** Packed longitudes and latitudes in degrees without the offset. */
    static double[] toWgs84(double[] gcj) {
        double[] wgs = gcj.clone();
        for (int i = 0; i < gcj.length; i += 2) {
            if (inChina(gcj[i], gcj[i + 1])) {
                takeOff(gcj, wgs, i);
            }
        }
        return wgs;
    }

    /** Longitude and latitude with the offset. */
    static double[] ofWgs84(double lon, double lat) {
        if (!inChina(lon, lat)) {
            return new double[] {lon, lat};
        }
        double east = lon - 105;
        double north = lat - 35;
        double phi = Math.toRadians(lat);
        double w = Math.sqrt(1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi));
        double meridian = AXIS_METRES * (1 - ECCENTRICITY_SQUARED) / (w * w * w);
        double parallel = AXIS_METRES / w * Math.cos(phi);
        return new double[] {
            lon + Math.toDegrees(eastMetres(east, north) / parallel),
            lat + Math.toDegrees(northMetres(east, north) / meridian)
        };
    }

    private static void takeOff(double[] gcj, double[] wgs, int i) {
        for (int round = 0; round < ROUNDS; round++) {
            double[] shifted = ofWgs84(wgs[i], wgs[i + 1]);
            double east = gcj[i] - shifted[0];
            double north = gcj[i + 1] - shifted[1];
            wgs[i] += east;
            wgs[i + 1] += north;
            if (Math.abs(east) < CLOSE_ENOUGH_DEGREES && Math.abs(north) < CLOSE_ENOUGH_DEGREES) {
                return;
            }
        }
    }

    private static double northMetres(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(x)
                + (20 * wave(y, 1) + 40 * wave(y, 3)) * 2 / 3
                + (160 * wave(y, 12) + 320 * wave(y, 30)) * 2 / 3;
    }

    private static double eastMetres(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(x)
                + (20 * wave(x, 1) + 40 * wave(x, 3)) * 2 / 3
                + (150 * wave(x, 12) + 300 * wave(x, 30)) * 2 / 3;
    }

    private static double waves(double x) {
        return (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    }

    private static double wave(double degrees, double length) {
        return Math.sin(degrees / length * Math.PI);
    }

    private static boolean inChina(double lon, double lat) {
        return lon > 72.004 && lon < 137.8347 && lat > 0.8293 && lat < 55.8271;
    }
}
