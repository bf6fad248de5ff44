package org.hazmat.geocore.survey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hazmat.geocore.json.Invalid;
import org.jspecify.annotations.Nullable;

/** An ESRI Shapefile: geometries (.shp), attributes (.dbf), coordinate system (.prj) and the attributes' charset (.cpg). */
final class Shapefile {
    private static final String FORMAT = "Shapefile";

    private Shapefile() {}

    static Layer read(Map<String, byte[]> parts, String shp) {
        String stem = shp.substring(0, shp.length() - ".shp".length());
        List<Drawn> shapes = ShpPart.read(ZipParts.get(parts, shp));
        byte[] dbf = ZipParts.find(parts, stem + ".dbf");
        if (dbf == null) {
            throw new Invalid("", "the Shapefile lacks its attributes, " + stem + ".dbf");
        }
        List<@Nullable ObjectNode> rows = DbfPart.read(dbf, DbfPart.charset(text(parts, stem + ".cpg")));
        if (rows.size() != shapes.size()) {
            throw new Invalid(
                    "",
                    "the .shp has " + shapes.size() + " features and the .dbf " + rows.size()
                            + "; they do not belong together");
        }
        List<RawFeature> features = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = rows.get(i);
            if (row != null) {
                features.add(new RawFeature(i + 1, null, row, shapes.get(i)));
            }
        }
        return new Layer(FORMAT, declared(text(parts, stem + ".prj")), features);
    }

    private static Layer.@Nullable Declared declared(@Nullable String prj) {
        return prj == null || prj.isBlank() ? null : new Layer.Declared.Text(prj);
    }

    private static @Nullable String text(Map<String, byte[]> parts, String name) {
        byte[] part = ZipParts.find(parts, name);
        return part == null ? null : new String(part, StandardCharsets.UTF_8).strip();
    }

    static ObjectNode row() {
        return JsonNodeFactory.instance.objectNode();
    }
}
