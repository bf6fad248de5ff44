package org.hazmat.geocore.model;

import java.util.Locale;

/** What a vehicle must hold to be on the road, with a last day each (证件). */
public enum Paper {
    /** 道路运输证 */
    TRANSPORT_LICENCE,
    /** 罐体检验 */
    TANK_INSPECTION,
    /** 年度审验 */
    ANNUAL_REVIEW;

    /** The word in JSON: lower-kebab-case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Throws {@link IllegalArgumentException} when there is no such word. */
    public static Paper ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
