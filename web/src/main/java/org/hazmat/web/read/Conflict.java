package org.hazmat.web.read;

/** The change contradicts something that is there already (HTTP 409); the message says what. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }
}
