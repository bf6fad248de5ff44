package org.hazmat.web.memory;

import java.util.List;
import org.hazmat.web.read.BadCursor;
import org.hazmat.web.read.Page;

/** Pages of a list; the cursor is the number of items before. */
final class Pages {
    private Pages() {}

    static <T> Page<T> of(List<T> all, Page.Ask ask) {
        String cursor = ask.cursor();
        if (cursor != null && !cursor.matches("\\d{1,9}")) {
            throw new BadCursor(cursor);
        }
        int from = Math.min(cursor == null ? 0 : Integer.parseInt(cursor), all.size());
        int to = Math.min(from + ask.limit(), all.size());
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? Integer.toString(to) : null);
    }
}
