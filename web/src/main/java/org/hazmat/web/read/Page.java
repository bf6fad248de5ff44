package org.hazmat.web.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list. {@code next} is an opaque cursor, or null at the end. */
public record Page<T>(List<T> items, @Nullable String next) {
    /** A page of a list that is there as a whole; its cursor is the number of items before. Throws {@link BadCursor}. */
    public static <T> Page<T> of(List<T> all, Ask ask) {
        String cursor = ask.cursor();
        if (cursor != null && !cursor.matches("\\d{1,9}")) {
            throw new BadCursor(cursor);
        }
        int from = Math.min(cursor == null ? 0 : Integer.parseInt(cursor), all.size());
        int to = Math.min(from + ask.limit(), all.size());
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? Integer.toString(to) : null);
    }

    /** Which page is asked for: at most {@code limit} items after {@code cursor} (null: from the beginning). */
    public record Ask(int limit, @Nullable String cursor) {}
}
