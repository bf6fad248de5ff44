package org.hazmat.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.hazmat.web.read.BadCursor;
import org.jspecify.annotations.Nullable;

/** The key of the last item of a page, by which the next one is found: nothing that is inserted meanwhile moves an item over it. */
record Cursor(String text, List<String> parts) {
    private static final String DIVIDER = "\n";

    /** The opaque form; {@code list} names the list, so that the cursor of another one is refused. */
    static String of(String list, Object... key) {
        StringBuilder text = new StringBuilder(list);
        for (Object part : key) {
            text.append(DIVIDER).append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(UTF_8));
    }

    /** Null when there is no cursor; throws {@link BadCursor} when it is none of this list. */
    static @Nullable Cursor read(@Nullable String text, String list, int parts) {
        if (text == null) {
            return null;
        }
        List<String> words = words(text);
        if (words.size() != parts + 1 || !words.getFirst().equals(list)) {
            throw new BadCursor(text);
        }
        return new Cursor(text, words.subList(1, words.size()));
    }

    String part(int index) {
        return parts.get(index);
    }

    Instant instant(int index) {
        try {
            return Instant.parse(part(index));
        } catch (DateTimeException e) {
            throw bad(e);
        }
    }

    UUID uuid(int index) {
        try {
            return UUID.fromString(part(index));
        } catch (IllegalArgumentException e) {
            throw bad(e);
        }
    }

    private static List<String> words(String text) {
        try {
            return Arrays.asList(new String(Base64.getUrlDecoder().decode(text), UTF_8).split(DIVIDER, -1));
        } catch (IllegalArgumentException e) {
            BadCursor bad = new BadCursor(text);
            bad.initCause(e);
            throw bad;
        }
    }

    private BadCursor bad(RuntimeException cause) {
        BadCursor bad = new BadCursor(text);
        bad.initCause(cause);
        return bad;
    }
}
