package org.hazmat.web.feed;

/** Events after the cursor are no longer kept (HTTP 410): going on from it would hide a hole. */
public final class CursorTooOld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CursorTooOld() {
        super(
                "events after this cursor are no longer kept; start again from after=0 and read /violations for what is missing");
    }
}
