package org.hazmat.geocore.survey;

import org.hazmat.geocore.json.Invalid;

/** How much one import may hold; what is larger is refused before it is held in memory. */
public final class Limits {
    /** Of the file as it is sent. */
    public static final int MAX_FILE_BYTES = 8 * 1024 * 1024;

    static final int MAX_INFLATED_BYTES = 64 * 1024 * 1024;
    static final int MAX_ZIP_ENTRIES = 200;
    static final int MAX_FEATURES = 10_000;
    static final int MAX_VERTICES = 100_000;

    private Limits() {}

    static void checkFeatures(long features) {
        if (features > MAX_FEATURES) {
            throw new Invalid("", "an import has at most 10 000 features; split the file");
        }
    }
}
