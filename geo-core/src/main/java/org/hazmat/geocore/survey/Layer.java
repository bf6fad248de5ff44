package org.hazmat.geocore.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file or one table of it holds.
 *
 * @param format for people
 * @param declared the coordinate system that the file says its coordinates are in, or null where it says nothing
 */
record Layer(String format, @Nullable Declared declared, List<RawFeature> features) {
    /** How a coordinate system is named. */
    sealed interface Declared {
        /** By its code in a register, such as {@code EPSG:4548}. */
        record Code(String code) implements Declared {}

        /** Spelled out in well-known text (OGC 01-009, or the dialect of .prj files). */
        record Text(String wkt) implements Declared {}
    }
}
