package org.hazmat.geocore.survey;

import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.hazmat.geocore.json.Invalid;
import org.hazmat.geocore.zone.ShapeCheck;
import org.jspecify.annotations.Nullable;

/**
 * From a coordinate system to WGS-84 (坐标转换). Files have the easting or longitude first, whatever the register says of the order of axes.
 * The first use reads the register, which takes a second or two.
 */
final class Projection {
    /** Beyond the area that the register names for the system; strips of a projection are in use a little outside of it. */
    private static final double MARGIN_DEGREES = 3;

    /** It warns of every coordinate outside of a projection's area; here each is refused with a sentence. */
    private static final Logger GEOTOOLS = Logger.getLogger("org.geotools");

    private static final double THERE_AND_BACK_METRES = 0.05;
    private static final double METRES_PER_DEGREE = 111_000;

    static {
        GEOTOOLS.setLevel(Level.SEVERE);
    }

    private final String name;
    private final MathTransform transform;
    private final MathTransform inverse;
    private final boolean northFirst;
    private final double tolerance;
    private final @Nullable GeographicBoundingBox area;

    private Projection(String name, CoordinateReferenceSystem crs) throws FactoryException, TransformException {
        this.name = name;
        this.northFirst = CRS.getAxisOrder(crs) == CRS.AxisOrder.NORTH_EAST;
        this.transform = transform(crs);
        this.inverse = transform.inverse();
        boolean degrees = CRS.getProjectedCRS(crs) == null;
        this.tolerance = degrees ? THERE_AND_BACK_METRES / METRES_PER_DEGREE : THERE_AND_BACK_METRES;
        this.area = CRS.getGeographicBoundingBox(crs);
    }

    /** Throws {@link Invalid} when there is no such system, or no known way from it to WGS-84. */
    static Projection of(Layer.Declared declared) {
        return switch (declared) {
            case Layer.Declared.Code code -> ofCode(code.code());
            case Layer.Declared.Text text -> ofText(text.wkt());
        };
    }

    private static Projection ofCode(String code) {
        String bare = code.strip().toUpperCase(Locale.ROOT);
        if (bare.matches("\\d+")) {
            bare = "EPSG:" + bare;
        }
        if (bare.matches("(URN:OGC:DEF:CRS:)?OGC:(1\\.3:|:)?CRS84")) {
            bare = "EPSG:4326";
        }
        bare = bare.replaceFirst("^URN:(OGC|X-OGC):DEF:CRS:EPSG:[0-9.]*:", "EPSG:")
                .replaceFirst("^HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/EPSG/[0-9.]+/", "EPSG:");
        if (!bare.matches("EPSG:\\d{4,6}")) {
            throw new Invalid("", "\"" + code + "\" is no coordinate system; write it as EPSG:4548");
        }
        try {
            return new Projection(bare, CRS.decode(bare, true));
        } catch (FactoryException | TransformException e) {
            throw new Invalid("", "the coordinate system " + bare + " cannot be used: " + e.getMessage());
        }
    }

    private static Projection ofText(String wkt) {
        try {
            CoordinateReferenceSystem crs = CRS.parseWKT(wkt);
            return new Projection(crs.getName().getCode(), crs);
        } catch (FactoryException | TransformException | IllegalArgumentException e) {
            throw new Invalid(
                    "",
                    "the file's coordinate system cannot be used (" + e.getMessage()
                            + "); say which it is, such as EPSG:4548");
        }
    }

    String name() {
        return name;
    }

    /** Packed longitudes and latitudes. Throws {@link Invalid} naming the first place that lies outside of what the system is for. */
    double[] toWgs84(double[] eastFirst) {
        double[] source = northFirst ? swapped(eastFirst) : eastFirst;
        double[] degrees = new double[source.length];
        double[] back = new double[source.length];
        try {
            transform.transform(source, 0, degrees, 0, source.length / 2);
            inverse.transform(degrees, 0, back, 0, source.length / 2);
        } catch (TransformException e) {
            // GeoTools looks for itself only where assertions are on; the sentence is the same either way.
            throw outside(source, 0);
        }
        for (int i = 0; i < source.length; i += 2) {
            check(source, degrees, back, i);
        }
        return degrees;
    }

    private static double[] swapped(double[] run) {
        double[] swapped = new double[run.length];
        for (int i = 0; i < run.length; i += 2) {
            swapped[i] = run[i + 1];
            swapped[i + 1] = run[i];
        }
        return swapped;
    }

    private void check(double[] source, double[] degrees, double[] back, int i) {
        double lon = degrees[i];
        double lat = degrees[i + 1];
        boolean returns =
                Math.abs(back[i] - source[i]) <= tolerance && Math.abs(back[i + 1] - source[i + 1]) <= tolerance;
        if (ShapeCheck.coordinateProblem(lon, lat).isPresent() || !returns || !inArea(lon, lat)) {
            throw outside(source, i);
        }
    }

    private Invalid outside(double[] source, int i) {
        return new Invalid(
                "",
                place(source, i) + " is outside of what " + name
                        + " is for: is the file in another coordinate system?");
    }

    private boolean inArea(double lon, double lat) {
        GeographicBoundingBox box = area;
        return box == null
                || box.getWestBoundLongitude() > box.getEastBoundLongitude()
                || (lon >= box.getWestBoundLongitude() - MARGIN_DEGREES
                        && lon <= box.getEastBoundLongitude() + MARGIN_DEGREES
                        && lat >= box.getSouthBoundLatitude() - MARGIN_DEGREES
                        && lat <= box.getNorthBoundLatitude() + MARGIN_DEGREES);
    }

    private static String place(double[] run, int i) {
        return "(" + run[i] + ", " + run[i + 1] + ")";
    }

    private static MathTransform transform(CoordinateReferenceSystem crs) throws FactoryException {
        CoordinateReferenceSystem source = CRS.getHorizontalCRS(crs);
        if (source == null) {
            throw new FactoryException("it has no horizontal part");
        }
        if (isWgs84InAllButName(source)) {
            return CRS.findMathTransform(source, DefaultGeographicCRS.WGS84, true);
        }
        return CRS.findMathTransform(source, DefaultGeographicCRS.WGS84, false);
    }

    /** CGCS2000 and WGS-84 differ by centimetres; any other datum without known parameters would be off by up to hundreds of metres. */
    private static boolean isWgs84InAllButName(CoordinateReferenceSystem crs) {
        String datum =
                crs instanceof SingleCRS single ? single.getDatum().getName().getCode() : "";
        String bare = datum.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return bare.matches(
                "d?(china2000|chinageodeticcoordinatesystem2000|chinageodetic2000|cgcs2000|china2000datum|wgs1984|wgs84|worldgeodeticsystem1984.*)");
    }
}
