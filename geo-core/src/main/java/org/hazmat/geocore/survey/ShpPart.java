package org.hazmat.geocore.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hazmat.geocore.json.Invalid;

/** The geometries of a Shapefile (ESRI Shapefile Technical Description, 1998); heights and measures are left out. */
final class ShpPart {
    private static final int FILE_CODE = 9994;
    private static final int HEADER = 100;
    private static final int RECORD_HEADER = 8;
    private static final int AFTER_BOX = 36;

    private final Octets octets;

    private ShpPart(Octets octets) {
        this.octets = octets;
    }

    /** One for each record, in the order of the file. */
    static List<Drawn> read(byte[] content) {
        return new ShpPart(Octets.of(".shp", content)).records();
    }

    private List<Drawn> records() {
        if (octets.intBig(0) != FILE_CODE) {
            throw new Invalid("", "the .shp is no Shapefile");
        }
        int end = length(octets.intBig(24));
        octets.need(0, end);
        List<Drawn> shapes = new ArrayList<>();
        for (int at = HEADER; at < end; ) {
            int length = length(octets.intBig(at + 4));
            octets.need(at + RECORD_HEADER, length);
            Drawn shape = shape(at + RECORD_HEADER, length);
            Limits.checkFeatures(shapes.size() + 1L);
            shapes.add(shape);
            at += RECORD_HEADER + length;
        }
        return shapes;
    }

    /** Lengths are written in words of 16 bits. */
    private int length(int words) {
        octets.need(0, 2L * words);
        return 2 * words;
    }

    private Drawn shape(int at, int length) {
        int type = octets.intLittle(at);
        return switch (type) {
            case 0 -> new Drawn.Nothing("the feature has no geometry");
            case 1, 11, 21 -> new Drawn.Points(List.of(octets.doubles(at + 4, 2)));
            case 8, 18, 28 -> points(at, length);
            case 3, 13, 23 -> new Drawn.Lines(parts(at, length));
            case 5, 15, 25 -> Rings.grouped(parts(at, length));
            default -> new Drawn.Nothing("a zone cannot be a shape of type " + type);
        };
    }

    private Drawn points(int at, int length) {
        int count = octets.intLittle(at + AFTER_BOX);
        check(AFTER_BOX + 4 + 16L * count, count, length);
        double[] all = octets.doubles(at + AFTER_BOX + 4, 2 * count);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < all.length; i += 2) {
            points.add(Arrays.copyOfRange(all, i, i + 2));
        }
        return new Drawn.Points(points);
    }

    private List<double[]> parts(int at, int length) {
        int parts = octets.intLittle(at + AFTER_BOX);
        int points = octets.intLittle(at + AFTER_BOX + 4);
        check(AFTER_BOX + 8 + 4L * parts + 16L * points, Math.min(parts, points), length);
        int first = at + AFTER_BOX + 8 + 4 * parts;
        List<double[]> runs = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = octets.intLittle(at + AFTER_BOX + 8 + 4 * part);
            int to = part + 1 < parts ? octets.intLittle(at + AFTER_BOX + 12 + 4 * part) : points;
            if (from < 0 || from > to || to > points) {
                throw new Invalid("", "the .shp is damaged: a part has its points from " + from + " to " + to);
            }
            runs.add(octets.doubles(first + 16 * from, 2 * (to - from)));
        }
        return runs;
    }

    private static void check(long needed, int least, int length) {
        if (least < 0 || needed > length) {
            throw new Invalid("", "the .shp is damaged: a record of " + length + " bytes would need " + needed);
        }
    }
}
