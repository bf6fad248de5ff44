package org.hazmat.geocore.survey;

import java.util.List;
import java.util.Map;
import org.hazmat.geocore.json.Invalid;
import org.jspecify.annotations.Nullable;

/** Which reader a file is for: its first octets say more than its name. */
final class Formats {
    private static final String ZIP = "PK\u0003\u0004";
    private static final String SQLITE = "SQLite format 3\0";

    private Formats() {}

    static Layer read(SurveyFile file, @Nullable String layer) {
        if (file.startsWith(ZIP)) {
            return packed(ZipParts.read(file.content()), layer);
        }
        if (file.startsWith(SQLITE)) {
            return GeoPackageFile.read(file.content(), layer);
        }
        return switch (file.ending()) {
            case "geojson", "json" -> GeoJsonFile.read(file.content());
            case "kml" -> KmlFile.read(file.content());
            case "shp", "dbf", "prj", "shx", "cpg" ->
                throw new Invalid("", "a Shapefile is several files (.shp, .dbf, .prj, .cpg); send them in one zip");
            case "gpkg" -> throw new Invalid("", "this is no GeoPackage: it does not begin as a SQLite file does");
            case "zip", "kmz" -> throw new Invalid("", "this is no zip file, or an empty one");
            default ->
                throw new Invalid(
                        "",
                        "\"" + file.name() + "\" is none of .zip (Shapefile), .gpkg, .geojson, .json, .kml and .kmz");
        };
    }

    private static Layer packed(Map<String, byte[]> parts, @Nullable String layer) {
        List<String> shapefiles = ZipParts.ending(parts, ".shp");
        if (!shapefiles.isEmpty()) {
            return Shapefile.read(parts, chosen(shapefiles, ".shp", layer));
        }
        for (String ending : List.of(".kml", ".geojson", ".json", ".gpkg")) {
            List<String> names = ZipParts.ending(parts, ending);
            if (!names.isEmpty()) {
                String name = chosen(names, ending, layer);
                return read(new SurveyFile(name, ZipParts.get(parts, name)), null);
            }
        }
        throw new Invalid(
                "", "the zip holds no .shp, .kml, .geojson or .gpkg; it holds: " + String.join(", ", parts.keySet()));
    }

    private static String chosen(List<String> names, String ending, @Nullable String layer) {
        if (layer != null) {
            return names.stream()
                    .filter(name -> name.equalsIgnoreCase(layer) || name.equalsIgnoreCase(layer + ending))
                    .findFirst()
                    .orElseThrow(() -> noSuchLayer(layer, names));
        }
        if (names.size() > 1) {
            throw severalLayers(names);
        }
        return names.getFirst();
    }

    static Invalid noSuchLayer(String layer, List<String> layers) {
        return new Invalid("", "there is no layer \"" + layer + "\"; there are: " + String.join(", ", layers));
    }

    static Invalid severalLayers(List<String> layers) {
        return new Invalid("", "the file has several layers; say which is meant: " + String.join(", ", layers));
    }
}
