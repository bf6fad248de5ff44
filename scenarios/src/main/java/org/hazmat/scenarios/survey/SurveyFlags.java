package org.hazmat.scenarios.survey;

import org.hazmat.scenarios.player.LiveApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the file does not say of itself. */
final class SurveyFlags {
    @Option(
            names = "--kind",
            description =
                    "Of features without an attribute kind: restricted-road, restricted-area, speed-section, key-section, "
                            + "parking-lot, service-area, pipeline-hca, chemical-park, loading-site or check-point.")
    private @Nullable String kind;

    @Option(names = "--crs", paramLabel = "EPSG:n", description = "Coordinate system, over what the file says.")
    private @Nullable String crs;

    @Option(
            names = "--datum",
            paramLabel = "DATUM",
            description =
                    "gcj-02: take the offset of GCJ-02 off the coordinates. Default: wgs-84, which leaves them alone.")
    private @Nullable String datum;

    @Option(names = "--half-width", paramLabel = "METRES", description = "Of lines that have no such attribute.")
    private @Nullable Double halfWidth;

    @Option(names = "--radius", paramLabel = "METRES", description = "Of points that have no such attribute.")
    private @Nullable Double radius;

    @Option(
            names = "--id-attribute",
            paramLabel = "NAME",
            description =
                    "Gives the ids; else an attribute id or zone_id, else the file's name and the feature's number.")
    private @Nullable String idAttribute;

    @Option(names = "--name-attribute", paramLabel = "NAME", description = "Gives the names; else an attribute name.")
    private @Nullable String nameAttribute;

    @Option(names = "--layer", paramLabel = "NAME", description = "Where the file has several.")
    private @Nullable String layer;

    /** As the API's parameters, each with an ampersand in front. */
    String query() {
        return parameter("kind", kind)
                + parameter("crs", crs)
                + parameter("datum", datum)
                + parameter("halfWidthMetres", halfWidth)
                + parameter("radiusMetres", radius)
                + parameter("idAttribute", idAttribute)
                + parameter("nameAttribute", nameAttribute)
                + parameter("layer", layer);
    }

    private static String parameter(String name, @Nullable Object value) {
        return value == null ? "" : "&" + name + "=" + LiveApi.segment(value.toString());
    }
}
