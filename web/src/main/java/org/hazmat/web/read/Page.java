package org.hazmat.web.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list. {@code next} is an opaque cursor, or null at the end. */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Which page is asked for: at most {@code limit} items after {@code cursor} (null: from the beginning). */
    public record Ask(int limit, @Nullable String cursor) {}
}
