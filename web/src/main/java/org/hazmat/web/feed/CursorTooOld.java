package org.hazmat.web.feed;

/** Going on from the cursor would hide a hole (HTTP 410). */
public final class CursorTooOld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CursorTooOld(String reason) {
        super(reason);
    }

    /** @param oldest what to go on from instead, and get all that is kept */
    static CursorTooOld forgotten(Cursor oldest) {
        return new CursorTooOld("events after this cursor are no longer kept; go on from after=" + oldest
                + " or after=0, the oldest that is kept, and read /violations for what came before");
    }

    static CursorTooOld foreign(Cursor oldest) {
        return new CursorTooOld("this cursor is of another feed, whose data were replaced; go on from after=" + oldest
                + " or after=0, the oldest that is kept, and read /violations for what came before");
    }
}
