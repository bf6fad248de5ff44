package org.hazmat.web.read;

/** The cursor was not made by this list (HTTP 400). */
public final class BadCursor extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadCursor(String cursor) {
        super("\"" + cursor + "\" is no cursor of this list");
    }
}
