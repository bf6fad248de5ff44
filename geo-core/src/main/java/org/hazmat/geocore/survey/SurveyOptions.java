package org.hazmat.geocore.survey;

import org.hazmat.geocore.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/**
 * What a file does not say of itself, or says wrongly.
 *
 * @param crs such as {@code EPSG:4548}, over what the file says; null: what the file says
 * @param gcj02 the coordinates carry the offset of GCJ-02 (火星坐标), which is taken off; never guessed
 * @param kind of features that have no attribute {@code kind}
 * @param halfWidthMetres of lines that have no such attribute
 * @param radiusMetres of points that have no such attribute
 * @param idAttribute whose value becomes the zone's id; null: the file's own ids, or its name and the feature's number
 * @param nameAttribute whose value becomes the zone's name; null: an attribute called so
 * @param layer where the file has several
 */
public record SurveyOptions(
        @Nullable String crs,
        boolean gcj02,
        @Nullable ZoneKind kind,
        @Nullable Double halfWidthMetres,
        @Nullable Double radiusMetres,
        @Nullable String idAttribute,
        @Nullable String nameAttribute,
        @Nullable String layer) {
    public static final SurveyOptions NONE = new SurveyOptions(null, false, null, null, null, null, null, null);

    public SurveyOptions withCrs(@Nullable String asked) {
        return new SurveyOptions(asked, gcj02, kind, halfWidthMetres, radiusMetres, idAttribute, nameAttribute, layer);
    }

    public SurveyOptions withGcj02(boolean offset) {
        return new SurveyOptions(crs, offset, kind, halfWidthMetres, radiusMetres, idAttribute, nameAttribute, layer);
    }

    public SurveyOptions withKind(@Nullable ZoneKind meant) {
        return new SurveyOptions(crs, gcj02, meant, halfWidthMetres, radiusMetres, idAttribute, nameAttribute, layer);
    }

    public SurveyOptions withWidths(@Nullable Double halfWidth, @Nullable Double radius) {
        return new SurveyOptions(crs, gcj02, kind, halfWidth, radius, idAttribute, nameAttribute, layer);
    }

    public SurveyOptions withAttributes(@Nullable String id, @Nullable String name) {
        return new SurveyOptions(crs, gcj02, kind, halfWidthMetres, radiusMetres, id, name, layer);
    }

    public SurveyOptions withLayer(@Nullable String chosen) {
        return new SurveyOptions(crs, gcj02, kind, halfWidthMetres, radiusMetres, idAttribute, nameAttribute, chosen);
    }
}
