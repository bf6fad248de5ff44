package org.hazmat.web.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hazmat.web.read.BadCursor;
import org.jspecify.annotations.Nullable;

/**
 * A place in the feed, opaque to clients: whose sequence it counts in, and the last event that was seen.
 *
 * @param feed what the feed was called when it was given out; null: of a time when cursors did not say, or before the oldest
 * @param sequence {@link #BEFORE_OLDEST} for all that is kept
 */
public record Cursor(@Nullable String feed, long sequence) {
    /** What a client writes for "the oldest that is kept". */
    private static final String OLDEST = "0";

    private static final long BEFORE_OLDEST = -1;
    private static final Pattern FORM = Pattern.compile("(0|[0-9a-f]{12}):(\\d{1,18})");

    /** Null stays null: from now on. Throws {@link BadCursor}. */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.equals(OLDEST)) {
            return new Cursor(null, BEFORE_OLDEST);
        }
        try {
            Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (form.matches()) {
                String feed = form.group(1).equals(OLDEST) ? null : form.group(1);
                return new Cursor(feed, Long.parseLong(form.group(2)));
            }
        } catch (IllegalArgumentException e) {
            throw badCursor(text, e);
        }
        throw new BadCursor(text);
    }

    public boolean fromOldest() {
        return sequence == BEFORE_OLDEST;
    }

    @Override
    public String toString() {
        byte[] plain = ((feed == null ? "0" : feed) + ":" + sequence).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private static BadCursor badCursor(String text, Throwable cause) {
        BadCursor bad = new BadCursor(text);
        bad.initCause(cause);
        return bad;
    }
}
